import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { LinkButton } from "../../components/LinkButton";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Shell from "../../wailsjs/go/service/Shell";
import { useReconciled } from "./usePersonas";

/** The heading of the personas, with the ways to those in none and to what was said. */
export function Answer({ board, onSaid }: { board: service.PersonaBoardView; onSaid: () => void }) {
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const read = useMutation({ mutationFn: () => call(Shell.ReadTenant) });
  const total = board.layers.reduce((sum, layer) => sum + layer.personas.length, 0);
  const of = (id: string) => board.layers.find((layer) => layer.layer === id);
  const calling = of("calling")?.users ?? 0;
  const none = of("baseline")?.none ?? 0;
  if (!board.read || total === 0) {
    return (
      <AnswerHeading
        answer={total === 0 ? t("answer.none") : t("answer.unread", { count: total })}
        qualifier={
          <>
            {total === 0 ? (
              t("answer.noneSays")
            ) : (
              <>
                {t("answer.unreadSays")}{" "}
                <LinkButton disabled={read.isPending} onClick={() => read.mutate()}>
                  {t("readTenant")}
                </LinkButton>
              </>
            )}{" "}
            <SaidLink onOpen={onSaid} after={total > 0} />
          </>
        }
      />
    );
  }
  return (
    <AnswerHeading
      above={t("above", { count: total })}
      answer={
        narrow
          ? t("answer.short", { count: calling, n: count(calling), users: count(board.users) })
          : t("answer.full", { count: calling, n: count(calling), own: count(board.own) })
      }
      qualifier={
        <>
          {t("qualifier", { calling: count(board.users - calling), none: count(none) })}{" "}
          {none > 0 && (
            <LinkButton
              onClick={() => void navigate({ to: "/targeting", search: { select: "nobody" } })}
            >
              {t("whoAreThey")}
            </LinkButton>
          )}{" "}
          <SaidLink onOpen={onSaid} after={none > 0} />
        </>
      }
    />
  );
}

/** The way to the picture; it says how much is open. After another link it is parted from it. */
function SaidLink({ onOpen, after }: { onOpen: () => void; after: boolean }) {
  const { t } = useTranslation("personas");
  const open = useReconciled().data?.open ?? 0;
  return (
    <>
      {after && t("between")}
      <LinkButton onClick={onOpen}>
        {open > 0 ? t("reconciled.linkOpen", { count: open }) : t("reconciled.link")}
      </LinkButton>
    </>
  );
}

import { Button } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem, type Problem } from "../../api";
import { keys } from "../../keys";
import { History } from "../../components/History";
import { LinkButton } from "../../components/LinkButton";
import { Facts, PaneSection } from "../../components/PaneSection";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { fullDay } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Numbers from "../../wailsjs/go/service/Numbers";
import { ActionForm } from "./Actions";
import { actionsFor, type Action } from "./rangePicture";

/** The pane of a number: what each side says of it, its history, and what can be done. */
export function NumberPane(props: { telephone: string; onClose: () => void }) {
  const { t } = useTranslation("numbers");
  const navigate = useNavigate();
  const { telephone } = props;
  const [acting, setActing] = useState<Action>();
  const query = useQuery({
    queryKey: keys.number(telephone),
    queryFn: ({ signal }) => call(() => Numbers.Detail(telephone), signal),
  });
  const takeOver = useMutation({ mutationFn: () => call(() => Numbers.TakeOver([telephone])) });
  const detail = query.data;
  if (!detail) {
    return (
      <Pane title={telephone} onClose={props.onClose}>
        {query.error && <ProblemRow problem={toProblem(query.error)} />}
      </Pane>
    );
  }
  const differs = detail.differs !== "";
  const holder =
    detail.holderId === "" ? (
      detail.holderName
    ) : (
      <LinkButton
        onClick={() => void navigate({ to: "/explain", search: { select: detail.holderId } })}
      >
        {detail.holderName || detail.holderId}
      </LinkButton>
    );
  const dash = t("sides.nothing");
  return (
    <Pane
      title={detail.shown}
      caption={[
        detail.range,
        detail.type === "" ? "" : t(`types.${detail.type}`, { defaultValue: detail.type }),
      ]
        .filter((part) => part !== "")
        .join(", ")}
      onClose={props.onClose}
      foot={
        acting || (!differs && actionsFor(detail.state).length === 0) ? undefined : (
          <>
            {differs && (
              <Button
                appearance="primary"
                disabled={takeOver.isPending}
                onClick={() => takeOver.mutate()}
              >
                {t("actions.takeOver")}
              </Button>
            )}
            {/* Over a number that both sides see differently nothing else is decided before that is settled. */}
            {(differs ? [] : actionsFor(detail.state)).map((action) => (
              <Button key={action} onClick={() => setActing(action)}>
                {t(`actions.${action}`)}
              </Button>
            ))}
          </>
        )
      }
    >
      {takeOver.error && <ProblemRow problem={toProblem(takeOver.error)} />}
      {detail.problems.map((problem) => (
        <ProblemRow key={problem.code} problem={problem as Problem} />
      ))}
      {acting && (
        <ActionForm
          key={acting}
          action={acting}
          telephones={[telephone]}
          onDone={() => setActing(undefined)}
        />
      )}
      <PaneSection title={t("sides.title")}>
        <Facts
          facts={[
            [t("sides.workbook"), says(t, detail)],
            [
              t("sides.teams"),
              detail.tenant === ""
                ? dash
                : t(`tenant.${detail.tenant}`, { defaultValue: detail.tenant }),
            ],
            [t("sides.holder"), detail.holderName === "" && detail.holderId === "" ? dash : holder],
            [t("sides.account"), detail.account === "" ? dash : detail.account],
            [t("sides.place"), detail.location === "" ? dash : detail.location],
            ...(detail.note === "" ? [] : [[t("form.note"), detail.note] as [string, string]]),
          ]}
        />
      </PaneSection>
      <PaneSection title={t("history.title")}>
        {detail.history.length === 0 ? (
          t("history.none")
        ) : (
          <History
            label={t("history.title")}
            events={detail.history.map((event) => ({
              at: event.at,
              what: t(`history.actions.${event.what}`, { defaultValue: event.what }),
              detail: [event.detail, event.by === "" ? "" : t("history.by", { by: event.by })]
                .filter((part) => part !== "")
                .join(". "),
              state: "done",
            }))}
          />
        )}
        <LinkButton
          onClick={() => void navigate({ to: "/record", search: { about: `number/${telephone}` } })}
        >
          {t("history.onRecord")}
        </LinkButton>
      </PaneSection>
    </Pane>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function says(t: Translate, detail: service.NumberDetailView): string {
  if (detail.differs !== "") {
    return t(`sides.here.${detail.differs}`, { state: t(`states.${detail.state}`) });
  }
  const state = t(`states.${detail.state}`);
  return detail.until === "" ? state : t("sides.until", { state, day: fullDay(detail.until) });
}

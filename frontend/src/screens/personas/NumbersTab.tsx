import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import { LinkButton } from "../../components/LinkButton";
import { Facts, PaneSection } from "../../components/PaneSection";
import { Loaded } from "../../components/Loaded";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Numbers from "../../wailsjs/go/service/Numbers";

const useStyles = makeStyles({ words: { color: tokens.colorNeutralForeground2, margin: 0 } });

/** Where the numbers of a persona come from, and how many are left there for its users. */
export function NumbersTab({ detail }: { detail: service.PersonaDetailView }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  const numbers = useQuery({
    queryKey: keys.numbers(),
    queryFn: ({ signal }) => call(Numbers.View, signal),
  });
  const rule = detail.persona.number;
  return (
    <>
      <PaneSection title={t("numbers.rule")}>
        <p className={styles.words}>
          {t(`numbers.says.${rule.kind || "inherit"}`, {
            from: t(`sources.${detail.number.source || "none"}`),
            value: detail.number.value,
          })}
        </p>
      </PaneSection>
      <Loaded query={numbers}>
        {(view) => (
          <>
            {view.ranges
              .filter((range) => rule.ranges.includes(range.id))
              .map((range) => (
                <PaneSection key={range.id} title={range.name}>
                  <Facts
                    facts={[
                      [
                        t("numbers.range"),
                        t("numbers.span", { first: range.firstShown, last: range.lastShown }),
                      ],
                      [t("numbers.free"), count(range.states["free"] ?? 0)],
                      [t("numbers.assigned"), count(range.states["assigned"] ?? 0)],
                      [t("numbers.users"), count(detail.card.users)],
                    ]}
                  />
                  <LinkButton
                    onClick={() => void navigate({ to: "/numbers", search: { select: range.id } })}
                  >
                    {t("numbers.open")}
                  </LinkButton>
                </PaneSection>
              ))}
          </>
        )}
      </Loaded>
    </>
  );
}

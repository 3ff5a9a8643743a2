import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import { keys } from "../../keys";
import * as DialPlans from "../../wailsjs/go/service/DialPlans";
import { PatternText } from "./PatternText";
import type { Place } from "./useDialPlans";

const useStyles = makeStyles({
  side: { display: "grid", gridTemplateColumns: "88px 1fr", columnGap: "8px", margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** The rules of a dial plan beside those of another. */
export function ComparePane(props: { place: Place; other: Place; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const { place, other } = props;
  const query = useQuery({
    queryKey: keys.dialCompare(place, other),
    queryFn: ({ signal }) =>
      call(() => DialPlans.Compare(place.side, place.name, other.side, other.name), signal),
  });
  return (
    <Pane
      title={t("compare.title", { other: other.name })}
      caption={t("compare.caption", { name: place.name })}
      onClose={props.onClose}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} />}
      {query.data?.length === 0 && <p className={styles.quiet}>{t("compare.none")}</p>}
      {query.data?.map((pair) => (
        <PaneSection
          key={pair.name}
          title={t("compare.rule", { name: pair.name, state: t(`compare.state.${pair.state}`) })}
        >
          {[
            [place.name, pair.here] as const,
            ...(pair.state === "same" ? [] : [[other.name, pair.there] as const]),
          ].map(([name, rule]) => (
            <dl key={name} className={styles.side}>
              <dt>{name}</dt>
              <dd style={{ margin: 0 }}>
                {rule ? (
                  <>
                    <PatternText text={rule.pattern} />{" "}
                    <PatternText text={rule.translation} result />
                  </>
                ) : (
                  t("rule.hasNone")
                )}
              </dd>
            </dl>
          ))}
        </PaneSection>
      ))}
    </Pane>
  );
}

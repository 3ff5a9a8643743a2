import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../components/ChooseOne";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import { names } from "./across/AcrossOptions";
import { views } from "./across/places";
import { RuleList } from "./RuleList";

const useStyles = makeStyles({
  root: { display: "flex", height: "100%", minWidth: 0, minHeight: 0 },
  stacked: { flexDirection: "column" },
  list: {
    width: "232px",
    flexShrink: 0,
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  choose: {
    padding: "8px 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  work: { flexGrow: 1, flexBasis: 0, minWidth: 0, minHeight: 0 },
});

/**
 * What is worked on, beside the list it is chosen from; in a narrow window the list is a field above it. The list
 * stays while the work changes, so that the keyboard keeps its place in it.
 */
export function Frame(props: {
  view: service.RuleListView;
  here: string;
  onSelect: (id: string) => void;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const { view, here, onSelect } = props;
  if (narrow) {
    return (
      <div className={`${styles.root} ${styles.stacked}`}>
        <section className={styles.choose} aria-label={t("across.choose")}>
          <ChooseOne
            label={t("across.choose")}
            options={[
              ...views.map((id) => ({ id, words: t(`across.${names[id]}`) })),
              ...view.rules.map((rule) => ({ id: rule.personaId, words: rule.name })),
            ]}
            chosen={here}
            onChoose={onSelect}
          />
        </section>
        <div className={styles.work}>{props.children}</div>
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <section className={styles.list} aria-label={t("list.label")} tabIndex={0}>
        <RuleList view={view} selected={here} onSelect={onSelect} />
      </section>
      <div className={styles.work}>{props.children}</div>
    </div>
  );
}

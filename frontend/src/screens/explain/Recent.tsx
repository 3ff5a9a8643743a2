import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { LinkButton } from "../../components/LinkButton";
import { PaneSection } from "../../components/PaneSection";
import type { LookedUp } from "./explainModel";

const useStyles = makeStyles({
  recent: { padding: "0 24px" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", rowGap: "8px" },
});

/** Nobody is looked up: what to do, and the last five. */
export function Recent(props: { people: LookedUp[]; onOpen: (id: string) => void }) {
  const styles = useStyles();
  const { t } = useTranslation("explain");
  return (
    <>
      <EmptyState title={t("empty")} words={t("emptyWords")} />
      {props.people.length > 0 && (
        <div className={styles.recent}>
          <PaneSection level={2} title={t("recent")}>
            <ul className={styles.list}>
              {props.people.map((person) => (
                <li key={person.id}>
                  <LinkButton onClick={() => props.onOpen(person.id)}>{person.name}</LinkButton>
                </li>
              ))}
            </ul>
          </PaneSection>
        </div>
      )}
    </>
  );
}

import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Pane } from "../../components/Pane";
import { Tabs } from "../../components/Tabs";
import { ago, count } from "../../format";
import { ReachedPeople } from "./ReachedPeople";
import { TestUser } from "./TestUser";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    margin: "-12px -20px",
    height: "calc(100% + 24px)",
  },
});

/** What the pane beside a rule shows: those it reaches, or anybody, to be held against it. */
export type WhoView = "reached" | "test";

/** Who a rule reaches, and why; and whether it would reach somebody. */
export function WhoPane(props: {
  personaId: string;
  text: string;
  stale: boolean;
  total: number;
  readAt: string;
  view?: WhoView;
  onView?: (view: WhoView) => void;
  onClose?: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const view = props.view ?? "reached";
  const { onView } = props;
  return (
    <Pane
      title={t("who.title")}
      caption={
        props.stale
          ? t("who.stale")
          : t("who.counted", {
              total: count(props.total),
              count: props.total,
              ago: ago(props.readAt, new Date()),
            })
      }
      onClose={props.onClose}
      tabs={
        onView && (
          <Tabs
            label={t("who.views")}
            tabs={[
              { id: "reached", words: t("who.reached") },
              { id: "test", words: t("test.title") },
            ]}
            selected={view}
            onSelect={onView}
          />
        )
      }
    >
      <div className={styles.root}>
        {view === "test" ? (
          <TestUser text={props.text} total={props.total} />
        ) : (
          <ReachedPeople
            personaId={props.personaId}
            text={props.text}
            onElsewhere={onView && (() => onView("test"))}
          />
        )}
      </div>
    </Pane>
  );
}

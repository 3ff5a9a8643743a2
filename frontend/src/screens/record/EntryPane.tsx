import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Pane } from "../../components/Pane";
import { Facts, PaneSection } from "../../components/PaneSection";
import { count, moment } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { entryWords, fullText } from "./words";

const useStyles = makeStyles({
  quoted: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    margin: 0,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** One entry in full: who, when, from what to what, and the hash that ties it to the one before. */
export function EntryPane(props: { entry: service.RecordLine; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("record");
  const { entry } = props;
  const value = (text: string) =>
    text === "" ? (
      <p className={styles.none}>{t("nothing")}</p>
    ) : (
      <pre className={styles.quoted}>{fullText(text)}</pre>
    );
  return (
    <Pane
      title={entryWords(entry.action, entry.subject)}
      caption={t("entry", { n: count(entry.seq) })}
      onClose={props.onClose}
    >
      <PaneSection title={t("who")}>
        <Facts
          facts={[
            [t("column.by"), entry.by],
            [t("column.at"), moment(entry.at)],
          ]}
        />
      </PaneSection>
      <PaneSection title={t("before")}>{value(entry.before)}</PaneSection>
      <PaneSection title={t("after")}>{value(entry.after)}</PaneSection>
      <PaneSection title={t("hash")}>
        <pre className={styles.quoted}>{entry.hash}</pre>
      </PaneSection>
    </Pane>
  );
}

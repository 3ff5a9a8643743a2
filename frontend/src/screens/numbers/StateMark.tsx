import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { BlockState } from "../../components/blocks";
import { Glyph } from "../../components/glyphs";
import { BlockMark } from "../../components/RangeBlocks";

const useStyles = makeStyles({
  root: { display: "inline-flex", verticalAlign: "top", alignItems: "center", columnGap: "8px" },
  mark: { width: "16px", display: "inline-flex", justifyContent: "center", flexShrink: 0 },
});

const marks: Record<string, BlockState> = {
  free: "free",
  assigned: "assigned",
  service: "assigned",
  reserved: "reserved",
  quarantined: "quarantined",
};

/** The state of a number: the mark it has in the picture, and the word; what differs from the tenant says how. */
export function StateMark(props: { state: string; differs?: string; words?: string }) {
  const styles = useStyles();
  const { t } = useTranslation("numbers");
  const differs = props.differs ?? "";
  return (
    <span className={styles.root}>
      <span className={styles.mark}>
        {differs !== "" ? (
          <Glyph state="problem" />
        ) : (
          <BlockMark state={marks[props.state] ?? "unknown"} />
        )}
      </span>
      {props.words ??
        (differs !== ""
          ? t(`differs.${differs}`, { state: t(`states.${props.state}`) })
          : t(`states.${props.state}`))}
    </span>
  );
}

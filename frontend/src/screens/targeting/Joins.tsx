import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { spoken } from "./conditions";
import { togetherOf, type Part, type Path } from "./tree";

const useStyles = makeStyles({
  words: { color: tokens.colorNeutralForeground2 },
  mark: { margin: "-4px 0 -4px -8px" },
});

/** What stands before a part of a group: how it joins the one before, or a box to mark it for a group of its own. */
export function Joins(props: {
  path: Path;
  join: string;
  first: boolean;
  marked: boolean | undefined;
  part: Part;
  onMark: (on: boolean) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { first, join, part } = props;
  if (props.marked !== undefined) {
    const property = part.condition?.property ?? "";
    const name = part.condition
      ? t(`properties.${property}`, { defaultValue: spoken(property) }) || t("builder.newCondition")
      : t("builder.group", { together: t(`builder.join.${togetherOf(part)}`) });
    return (
      <Checkbox
        className={styles.mark}
        checked={props.marked}
        aria-label={t("builder.mark", { name })}
        onChange={(_, data) => props.onMark(data.checked === true)}
      />
    );
  }
  const words = first ? (props.path.length === 0 ? t("builder.if") : "") : t(`builder.${join}`);
  return <span className={styles.words}>{words}</span>;
}

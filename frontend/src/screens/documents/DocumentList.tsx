import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { StateBadge } from "../../components/StateBadge";
import { lately } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import { documentGlyph } from "./documentsModel";

const useStyles = makeStyles({
  list: { flexShrink: 0 },
  chosen: { fontWeight: tokens.fontWeightSemibold },
});

/** The documents with whom they are for and how current they are. */
export function DocumentList(props: {
  documents: readonly service.DocumentView[];
  selected: string;
  onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("documents");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const stateWords = (document: service.DocumentView) => {
    const at = document.madeAt === "" ? "" : lately(document.madeAt, new Date());
    switch (document.state) {
      case "current":
        return t("state.current", { at });
      case "behind":
        return t("state.behind", { count: document.edits });
      case "missing":
        return t("state.missing", { step: t(`shell:steps.${document.missing}`) });
      default:
        return t("state.never");
    }
  };
  const columns: Column<service.DocumentView>[] = [
    {
      id: "document",
      head: t("columns.document"),
      width: "minmax(136px, 1fr)",
      text: (document) => t(`names.${document.id}`),
      cell: (document, at) => (
        <span className={at.selected ? styles.chosen : undefined}>{t(`names.${document.id}`)}</span>
      ),
    },
    {
      id: "whom",
      head: t("columns.whom"),
      width: "minmax(0, 1.4fr)",
      cell: (document) => t(`whom.${document.id}`),
    },
    {
      id: "as",
      head: t("columns.as"),
      width: "minmax(0, 1fr)",
      cell: (document) => t(`as.${document.id}`),
    },
    {
      id: "state",
      head: t("columns.state"),
      width: "minmax(160px, 1.2fr)",
      cell: (document) => (
        <StateBadge state={documentGlyph(document.state)} words={stateWords(document)} />
      ),
    },
  ];
  return (
    <div className={styles.list}>
      <List
        label={t("list")}
        source={fromArray(props.documents)}
        keyOf={(document) => document.id}
        columns={columns.filter((column) => !narrow || !["whom", "as"].includes(column.id))}
        fill={false}
        selected={props.selected}
        onSelect={props.onSelect}
      />
    </div>
  );
}

import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../../components/glyphs";
import { List } from "../../../components/List";
import { fromArray, type Column } from "../../../components/listModel";
import { count, percent } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import { Bar } from "../Bar";
import { filledIn, honest, variantsOf } from "./qualityModel";
import { useAttributeWords } from "./useWords";

const useStyles = makeStyles({
  share: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 36px",
    columnGap: "8px",
    alignItems: "center",
    textAlign: "right",
  },
  used: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  heed: {
    display: "flex",
    justifyContent: "end",
    alignItems: "center",
    columnGap: "6px",
  },
});

type Attribute = service.AttributeQualityView;

/** The attributes with what is missing in each and what is spelled in several ways; `brief` leaves out what the pane says. */
export function AttributeTable(props: {
  attributes: readonly Attribute[];
  total: number;
  brief: boolean;
  selected: string | undefined;
  onSelect: (property: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const words = useAttributeWords();
  const number = (
    id: "blank" | "unknown" | "distinct" | "once",
    width: string,
  ): Column<Attribute> => ({
    id,
    head: t(`quality.column.${id}`),
    width,
    align: "end",
    cell: (row) => count(row[id]),
  });
  const columns: Column<Attribute>[] = [
    {
      id: "name",
      head: t("quality.column.name"),
      width: "minmax(112px, 2fr)",
      text: (row) => words(row.property),
      cell: (row) => (
        <span title={row.property}>
          {words(row.property)}{" "}
          <span className={styles.used}>
            {row.used > 0
              ? t("quality.used", { count: row.used, n: count(row.used) })
              : t("quality.unused")}
          </span>
        </span>
      ),
    },
    {
      id: "filled",
      head: t("quality.column.filled"),
      width: "minmax(84px, 1fr)",
      cell: (row) => {
        const filled = filledIn(row, props.total);
        return (
          <span className={styles.share}>
            <Bar part={filled} of={props.total} tall />
            {percent(honest(props.total === 0 ? 0 : filled / props.total))}
          </span>
        );
      },
    },
    ...(props.brief
      ? []
      : [number("blank", "64px"), number("unknown", "72px"), number("distinct", "72px")]),
    {
      id: "variants",
      head: t("quality.column.variants"),
      width: "88px",
      align: "end",
      cell: (row) => {
        const groups = variantsOf(row).length;
        return (
          <span className={styles.heed}>
            {groups > 0 && <Glyph state="problem" />}
            {count(groups)}
          </span>
        );
      },
    },
    number("once", "72px"),
  ];
  return (
    <List
      label={t("quality.label")}
      source={fromArray(props.attributes)}
      fill={false}
      keyOf={(row) => row.property}
      selected={props.selected}
      onSelect={props.onSelect}
      columns={columns}
    />
  );
}

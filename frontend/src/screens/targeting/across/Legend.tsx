import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Cell } from "./matrix";
import { MatrixCell } from "./MatrixCell";

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    gap: "4px 16px",
    padding: "8px 24px 0",
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  mark: { display: "inline-flex", alignItems: "center", columnGap: "6px" },
});

const marks: { id: string; cell: Pick<Cell, "users" | "clash" | "weight" | "own"> }[] = [
  { id: "clash", cell: { users: 2, clash: true, weight: "some", own: false } },
  { id: "some", cell: { users: 9, clash: false, weight: "some", own: false } },
  { id: "half", cell: { users: 24, clash: false, weight: "half", own: false } },
  { id: "most", cell: { users: 36, clash: false, weight: "most", own: false } },
  { id: "own", cell: { users: 40, clash: false, weight: "none", own: true } },
];

/** What the cells of the matrix mean, each beside a cell that looks so. */
export function Legend() {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  return (
    <p className={styles.root}>
      {marks.map(({ id, cell }) => (
        <span key={id} className={styles.mark}>
          <MatrixCell cell={cell} />
          {t(`overlaps.legend.${id}`)}
        </span>
      ))}
    </p>
  );
}

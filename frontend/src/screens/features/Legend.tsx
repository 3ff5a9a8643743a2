import { makeStyles, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { HeatMapCell, type Grade } from "../../components/HeatMapCell";

const useStyles = makeStyles({
  root: { ...typographyStyles.caption1, display: "flex", gap: "12px" },
  entry: { display: "flex", alignItems: "center", gap: "6px" },
});

const grades: Grade[] = ["M", "S", "C", "W", ""];

/** What the cells mean, beside the commands. */
export function Legend() {
  const styles = useStyles();
  const { t } = useTranslation("common");
  return (
    <span className={styles.root}>
      {grades.map((grade) => (
        <span key={grade} className={styles.entry}>
          <span aria-hidden>
            <HeatMapCell grade={grade} narrow />
          </span>
          {t(`grade.${grade === "" ? "none" : grade}`)}
        </span>
      ))}
    </span>
  );
}

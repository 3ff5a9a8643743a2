import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { count } from "../../format";
import { media } from "../../theme/sizes";
import { Bar } from "./Bar";
import { endCount } from "./rowGrid";
import type { Counts } from "./counts";

const useStyles = makeStyles({
  left: { textAlign: "right", fontVariantNumeric: "tabular-nums", ...endCount },
  bar: { [media.rail]: { display: "none" } },
});

/** How many users are left after a part of a rule, as a figure and a bar; the tooltip says whom it reaches alone. */
export function LeftOver(props: { counts: Counts | undefined; total: number }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { counts } = props;
  if (!counts) return null;
  const alone = t("builder.alone", { count: counts.users, n: count(counts.users) });
  return (
    <>
      <span className={styles.left} title={alone}>
        {count(counts.left)}
      </span>
      <span className={styles.bar}>
        <Bar part={counts.left} of={props.total} />
      </span>
    </>
  );
}

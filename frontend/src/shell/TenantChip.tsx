import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { tenantColour } from "../theme/tenantColour";
import type { ShellState } from "./model";

const useStyles = makeStyles({
  root: {
    ...typographyStyles.caption1,
    display: "inline-flex",
    alignItems: "stretch",
    height: "24px",
    boxSizing: "border-box",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
    flexShrink: 0,
    whiteSpace: "nowrap",
  },
  colour: { width: "10px", forcedColorAdjust: "none" },
  name: { padding: "3px 8px", color: tokens.colorNeutralForeground1 },
});

/** The tenant's name beside a block of its colour. */
export function TenantChip({ tenant }: { tenant: ShellState["tenant"] }) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <span
        className={styles.colour}
        style={{ backgroundColor: tenantColour(tenant.colour) }}
        aria-hidden
      />
      <span className={styles.name}>{tenant.name}</span>
    </span>
  );
}

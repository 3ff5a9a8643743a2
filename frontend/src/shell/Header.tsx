import {
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { ArrowClockwiseRegular, ArrowRedoRegular, ArrowUndoRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { locale } from "../locale";
import { sizes } from "../theme/sizes";
import { CustomerMenu } from "./CustomerMenu";
import { initials } from "./initials";
import type { ShellState } from "./model";
import { ReadingAge } from "./ReadingAge";
import { SearchBox } from "./SearchBox";
import { TenantChip } from "./TenantChip";

const useStyles = makeStyles({
  root: {
    height: `${sizes.header}px`,
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    gap: "16px",
    paddingRight: "16px",
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    position: "relative",
    zIndex: 3,
  },
  product: {
    ...typographyStyles.body1Strong,
    width: `${sizes.steps - 28}px`,
    paddingLeft: "20px",
    flexShrink: 0,
  },
  short: { width: "40px", paddingLeft: "14px" },
  reading: { display: "flex", alignItems: "center", whiteSpace: "nowrap" },
  gap: { flexGrow: 1 },
  // What one may do is the longest and gives way first; its whole stands in the tooltip.
  person: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    whiteSpace: "nowrap",
    minWidth: 0,
    flexShrink: 10,
  },
  words: { minWidth: 0 },
  initials: {
    ...typographyStyles.caption1Strong,
    width: "28px",
    height: "28px",
    flexShrink: 0,
    boxSizing: "border-box",
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    borderRadius: "50%",
    backgroundColor: tokens.colorNeutralBackground6,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    color: tokens.colorNeutralForeground3,
  },
  role: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
  name: { ...typographyStyles.caption1 },
});

/** The header, from left to right: product, customer, tenant, age of the reading, search, undo, person. */
export function Header(props: {
  state: ShellState | undefined;
  rail: boolean;
  narrow: boolean;
  reading: boolean;
  /** The program did not answer, and nothing is known. */
  failed: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onRead: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("shell");
  const { state, narrow } = props;
  const may = new Intl.ListFormat(locale).format(
    state?.person.may.map((what) => t(`may.${what}`, { defaultValue: what })) ?? [],
  );
  const mayWords = may && t("mayDo", { what: may });
  const role = state?.person.role ?? "";
  return (
    <header data-region="header" className={styles.root}>
      <span className={mergeClasses(styles.product, props.rail && styles.short)}>
        {props.rail ? t("productShort") : t("product")}
      </span>
      {!props.failed && <CustomerMenu state={state} />}
      {state?.tenant.name && <TenantChip tenant={state.tenant} />}
      {state && (
        <span className={styles.reading}>
          <ReadingAge at={state.reading.at} />
          <Button
            appearance="transparent"
            size="small"
            icon={<ArrowClockwiseRegular />}
            aria-label={t("readAgain")}
            title={t("readAgain")}
            disabled={props.reading || state.tenant.name === ""}
            onClick={props.onRead}
          />
        </span>
      )}
      <span className={styles.gap} />
      <SearchBox narrow={narrow} />
      <Button
        appearance="transparent"
        icon={<ArrowUndoRegular />}
        disabled={!state?.canUndo}
        aria-label={state?.undoLabel ? t("undoWhat", { what: state.undoLabel }) : t("undo")}
        title={state?.undoLabel ? t("undoWhat", { what: state.undoLabel }) : t("undo")}
        onClick={props.onUndo}
      />
      {state?.canRedo && (
        <Button
          appearance="transparent"
          icon={<ArrowRedoRegular />}
          aria-label={t("redo")}
          title={t("redo")}
          onClick={props.onRedo}
        />
      )}
      {state?.person.name && (
        <span className={styles.person}>
          <span className={styles.initials} aria-hidden>
            {initials(state.person.name)}
          </span>
          <span className={styles.words}>
            <div className={styles.name}>{state.person.name}</div>
            <div
              className={styles.role}
              title={[role, mayWords].filter(Boolean).join(", ") || undefined}
            >
              {narrow || !role ? mayWords : [role, mayWords].filter(Boolean).join(", ")}
            </div>
          </span>
        </span>
      )}
    </header>
  );
}

import {
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Glyph, type State } from "../../components/glyphs";
import type { service } from "../../wailsjs/go/models";
import { addressOf } from "./useCalls";

const useStyles = makeStyles({
  root: { padding: "12px 0" },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: "12px 16px 4px",
  },
  first: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground1,
    marginTop: 0,
  },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  entry: {
    width: "100%",
    boxSizing: "border-box",
    padding: "6px 12px 6px 13px",
    display: "block",
    textAlign: "left",
    border: "none",
    borderLeft: "3px solid transparent",
    background: "none",
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
  },
  there: {
    padding: "2px 4px 2px 16px",
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "4px",
    "& button": { flexShrink: 0 },
  },
  title: { ...typographyStyles.body1, display: "block", overflowWrap: "anywhere" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  says: {
    ...typographyStyles.caption1,
    display: "flex",
    gap: "8px",
    color: tokens.colorNeutralForeground2,
  },
});

const states: Record<string, State> = {
  done: "done",
  problem: "problem",
  stop: "stop",
  new: "progress",
  empty: "empty",
};

/** Queues, attendants, what several share, resource accounts and teams, each with its state, and what the tenant has besides. */
export function SecondList(props: {
  list: service.QueuesView;
  selected: string | undefined;
  onSelect: (address: string) => void;
  onTake: (line: service.CallLine) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("queues");
  const { list } = props;
  const groups = [
    ["queues", list.queues],
    ["attendants", list.attendants],
    ["shared", list.shared],
    ["accounts", list.accounts],
    ["teams", list.teams],
  ] as const;
  return (
    <div className={styles.root}>
      <p className={mergeClasses(styles.head, styles.first)}>
        {t("list.count", {
          queues: t("list.queues", { count: list.queues.length }),
          attendants: t("list.attendants", { count: list.attendants.length }),
        })}
      </p>
      {groups.map(
        ([id, lines]) =>
          lines.length > 0 && (
            <section key={id} aria-label={t(`groups.${id}`)}>
              <h2 className={styles.head}>{t(`groups.${id}`)}</h2>
              <ul className={styles.list}>
                {lines.map((line) => {
                  const address = addressOf(line.kind, line.name);
                  const chosen = address === props.selected;
                  return (
                    <li key={address}>
                      <button
                        type="button"
                        className={mergeClasses(styles.entry, chosen && styles.selected)}
                        aria-current={chosen ? "true" : undefined}
                        onClick={() => props.onSelect(address)}
                      >
                        <span className={mergeClasses(styles.title, chosen && styles.strong)}>
                          {line.title}
                        </span>
                        <span className={styles.says}>
                          <Glyph state={states[line.state] ?? "progress"} />
                          <span>
                            {line.says}
                            {line.state === "new" ? t("list.new") : ""}
                          </span>
                        </span>
                      </button>
                    </li>
                  );
                })}
              </ul>
            </section>
          ),
      )}
      {list.tenant.length > 0 && (
        <section aria-label={t("list.tenant")}>
          <h2 className={styles.head}>{t("list.tenant")}</h2>
          <ul className={styles.list}>
            {list.tenant.map((line) => (
              <li key={addressOf(line.kind, line.name)} className={styles.there}>
                <span>
                  <span className={styles.title}>{line.title}</span>
                  <span className={styles.says}>{t(`kinds.${line.kind}`)}</span>
                </span>
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={t("list.takeNamed", {
                    kind: t(`kinds.${line.kind}`),
                    name: line.title,
                  })}
                  onClick={() => props.onTake(line)}
                >
                  {t("list.take")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

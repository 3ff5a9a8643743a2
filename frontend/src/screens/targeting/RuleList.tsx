import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Glyph, type State } from "../../components/glyphs";
import { LongName } from "../../components/LongName";
import { count } from "../../format";
import { focusRegion } from "../../shell/regions";
import { contrast } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  head: { display: "flex", justifyContent: "space-between", padding: "12px 16px 4px" },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  group: { ...typographyStyles.caption1, padding: "8px 16px 4px", display: "block" },
  rule: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto auto",
    columnGap: "8px",
    padding: "5px 16px",
    cursor: "default",
    outline: "none",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    [contrast]: { ":hover": { backgroundColor: tokens.colorNeutralBackground2 } },
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [contrast]: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-2px" },
  },
  glyph: { marginTop: "2px" },
  unknown: { display: "flex", justifyContent: "space-between", padding: "5px 16px 12px" },
});

/** The address of those who are in no baseline. */
export const nobody = "nobody";

const layers = ["baseline", "calling", "department"];

/** The rules by layer with how many users each reaches, and below them who is in none. One tab stop. */
export function RuleList(props: {
  view: service.RuleListView;
  selected: string;
  onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const root = useRef<HTMLDivElement>(null);
  const { view, selected, onSelect } = props;
  const read = view.readAt !== "";
  const onKeyDown = (event: KeyboardEvent) => {
    const options = [...(root.current?.querySelectorAll<HTMLElement>("[role=option]") ?? [])];
    const here = options.indexOf(event.target as HTMLElement);
    if (here < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: options.length - 1 }[
      event.key
    ];
    if (to !== undefined) options[to]?.focus();
    else if (event.key === " " || event.key === "Enter") {
      const id = options[here]?.dataset.rule;
      if (id) onSelect(id);
      if (event.key === "Enter") focusRegion("list");
    } else return;
    event.preventDefault();
  };
  const option = (id: string, state: State | undefined, name: React.ReactNode, users: number) => (
    <div
      key={id}
      role="option"
      aria-selected={id === selected}
      tabIndex={id === selected ? 0 : -1}
      data-rule={id}
      className={mergeClasses(styles.rule, id === selected && styles.selected)}
      onClick={() => onSelect(id)}
    >
      <span>{name}</span>
      <span>{state && state !== "done" && <Glyph state={state} className={styles.glyph} />}</span>
      <span>{read && count(users)}</span>
    </div>
  );
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("list.rules", { count: view.rules.length })}</h2>
        <span className={styles.small}>{read && t("list.users")}</span>
      </div>
      <div ref={root} role="listbox" aria-label={t("list.label")} onKeyDown={onKeyDown}>
        {layers.map((layer) => {
          const rules = view.rules.filter((rule) => rule.layer === layer);
          return (
            rules.length > 0 && (
              <div key={layer} role="group" aria-label={t(`personas:layers.${layer}`)}>
                <span className={styles.group} aria-hidden>
                  {t(`personas:layers.${layer}`)}
                </span>
                {rules.map((rule) =>
                  option(
                    rule.personaId,
                    rule.state as State,
                    <LongName name={rule.name} plain={rule.personaId !== selected} />,
                    rule.users,
                  ),
                )}
              </div>
            )
          );
        })}
        {read && (
          <div role="group" aria-label={t("list.none")}>
            <span className={styles.group} aria-hidden>
              {t("list.none")}
            </span>
            {option(
              nobody,
              view.noBaseline > 0 ? "problem" : undefined,
              t("list.noBaseline"),
              view.noBaseline,
            )}
          </div>
        )}
      </div>
      {read && (
        <div className={styles.unknown}>
          <span>{t("list.unknown")}</span>
          <span>{count(view.unknown)}</span>
        </div>
      )}
    </>
  );
}

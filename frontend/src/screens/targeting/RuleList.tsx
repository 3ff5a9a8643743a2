import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "../../components/glyphs";
import { LongName } from "../../components/LongName";
import { count } from "../../format";
import { focusRegionSoon } from "../../shell/regions";
import type { service } from "../../wailsjs/go/models";
import { AcrossOptions } from "./across/AcrossOptions";
import { ListOption } from "./ListOption";

const useStyles = makeStyles({
  head: { display: "flex", justifyContent: "space-between", padding: "12px 16px 4px" },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  group: { ...typographyStyles.caption1, padding: "8px 16px 4px", display: "block" },
  last: { paddingBottom: "12px" },
});

/** The layers in the order they stack. */
export const layers = ["baseline", "calling", "department"] as const;

/** What is asked over all rules, the rules by layer with how many users each reaches, and who is in none. One tab stop. */
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
  // Enter goes on into the work, which is there only once it was chosen.
  const entering = useRef(false);
  useEffect(() => {
    if (entering.current) focusRegionSoon("list");
    entering.current = false;
  }, [selected]);
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
      if (id === selected && event.key === "Enter") focusRegionSoon("list");
      else if (id) {
        entering.current = event.key === "Enter";
        onSelect(id);
      }
    } else return;
    event.preventDefault();
  };
  const none = (id: string, users: number) => (
    <ListOption
      id={id}
      selected={id === selected}
      state={users > 0 ? (id === "nobody" ? "problem" : "unknown") : undefined}
      stateWords={t(`common:state.${id === "nobody" ? "problem" : "unknown"}`)}
      name={t(`across.${id}`)}
      figure={count(users)}
      onSelect={onSelect}
    />
  );
  return (
    <div ref={root} onKeyDown={onKeyDown} className={styles.last}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("across.title")}</h2>
      </div>
      <div role="listbox" aria-label={t("across.title")}>
        <AcrossOptions read={read} selected={selected} onSelect={onSelect} />
      </div>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("list.rules", { count: view.rules.length })}</h2>
        <span className={styles.small}>{read && t("list.users")}</span>
      </div>
      <div role="listbox" aria-label={t("list.label")}>
        {layers.map((layer) => {
          const rules = view.rules.filter((rule) => rule.layer === layer);
          return (
            rules.length > 0 && (
              <div key={layer} role="group" aria-label={t(`personas:layers.${layer}`)}>
                <span className={styles.group} aria-hidden>
                  {t(`personas:layers.${layer}`)}
                </span>
                {rules.map((rule) => (
                  <ListOption
                    key={rule.personaId}
                    id={rule.personaId}
                    selected={rule.personaId === selected}
                    state={rule.state as State}
                    stateWords={t(`common:state.${rule.state}`)}
                    name={<LongName name={rule.name} plain={rule.personaId !== selected} />}
                    figure={read ? count(rule.users) : ""}
                    onSelect={onSelect}
                  />
                ))}
              </div>
            )
          );
        })}
        {read && (
          <div role="group" aria-label={t("list.none")}>
            <span className={styles.group} aria-hidden>
              {t("list.none")}
            </span>
            {none("nobody", view.noBaseline)}
            {none("unsure", view.unknown)}
          </div>
        )}
      </div>
    </div>
  );
}

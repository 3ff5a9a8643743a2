import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../components/glyphs";
import { prefixAmong } from "../../components/longName";
import { count } from "../../format";
import { focusRegionSoon } from "../../shell/regions";
import { media } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { cardMove, cardOf, ownName } from "./board";
import { Card } from "./Card";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "240fr 256fr 320fr",
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    [media.rail]: { display: "block" },
  },
  column: {
    borderRight: `1px solid ${tokens.colorNeutralStroke3}`,
    minWidth: 0,
    ":last-child": { borderRight: "none" },
    [media.rail]: { borderRight: "none" },
  },
  head: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    display: "grid",
    gridTemplateColumns: "1fr auto",
    padding: "8px 16px 8px 24px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  caption: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  none: {
    display: "flex",
    alignItems: "center",
    columnGap: "8px",
    padding: "12px 16px 12px 24px",
  },
  noneCount: { marginLeft: "auto" },
});

/** The personas in three columns by layer, from the bottom one on the left. One tab stop; arrows go both ways. */
export function Board(props: {
  board: service.PersonaBoardView;
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const root = useRef<HTMLDivElement>(null);
  const { board, selected, onSelect } = props;
  const columns = board.layers.map((layer) => layer.personas.map((card) => card.id));
  const names = board.layers.flatMap((layer) => layer.personas.map((card) => card.name));
  const chosen = cardOf(board, selected);
  const active = chosen?.id ?? columns.flat()[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const here = (event.target as HTMLElement).dataset.card;
    if (here === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onSelect(here);
      if (event.key === "Enter") focusRegionSoon("pane");
      return;
    }
    const to = cardMove(columns, here, event.key);
    if (to === undefined) return;
    event.preventDefault();
    root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(to)}"]`)?.focus();
  };
  const here = (card: service.PersonaCardView): string | undefined => {
    if (!chosen || chosen.id === card.id) return undefined;
    const shared = chosen.shared[card.id] ?? 0;
    if (shared === 0) return undefined;
    const name = ownName(chosen.name, names);
    return shared === chosen.users
      ? t("card.allHere", { users: count(shared), name })
      : t("card.someHere", { shared: count(shared), users: count(chosen.users), name });
  };
  return (
    <div ref={root} className={styles.root} data-list="" onKeyDown={onKeyDown}>
      {board.layers.map((layer) => {
        const title = t(`layers.${layer.layer}`);
        const inColumn = layer.personas.map((card) => card.name);
        return (
          <section key={layer.layer} className={styles.column} aria-label={title}>
            <div className={styles.head}>
              <h2 className={styles.title}>{title}</h2>
              <span>
                {board.read && t("layerUsers", { count: layer.users, n: count(layer.users) })}
              </span>
              <span className={styles.caption}>{t(`layerSays.${layer.layer}`)}</span>
            </div>
            {layer.personas.length > 0 && (
              <div role="listbox" aria-label={title}>
                {layer.personas.map((card) => (
                  <Card
                    key={card.id}
                    card={card}
                    prefix={prefixAmong(card.name, inColumn)}
                    read={board.read}
                    selected={card.id === selected}
                    active={card.id === active}
                    here={here(card)}
                    onSelect={() => onSelect(card.id)}
                  />
                ))}
              </div>
            )}
            {board.read && <Rest layer={layer} board={board} />}
          </section>
        );
      })}
    </div>
  );
}

/** The last row of a column: who is in none of it. */
function Rest({ layer, board }: { layer: service.LayerView; board: service.PersonaBoardView }) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const calling = board.layers.find((each) => each.layer === "calling");
  const none = layer.layer === "department" ? (calling?.users ?? 0) - board.own : layer.none;
  return (
    <div className={styles.none}>
      {layer.layer === "baseline" && none > 0 && <Glyph state="problem" />}
      <span>{t(`none.${layer.layer}`)}</span>
      <span className={styles.noneCount}>{count(none)}</span>
    </div>
  );
}

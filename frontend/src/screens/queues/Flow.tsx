import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import {
  CallEndRegular,
  CallRegular,
  ClockRegular,
  FlowRegular,
  PeopleRegular,
  PeopleTeamRegular,
  PersonRegular,
  Speaker2Regular,
  VoicemailRegular,
} from "@fluentui/react-icons";
import type { KeyboardEvent, ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Glyph } from "../../components/glyphs";
import type { service } from "../../wailsjs/go/models";
import { lineOf, node, placeOf, sizeOf, walked } from "./flowPlace";

const useStyles = makeStyles({
  root: { padding: "16px 24px", overflowX: "auto", flexShrink: 0 },
  picture: { position: "relative" },
  lines: { position: "absolute", inset: 0, pointerEvents: "none", overflow: "visible" },
  line: { fill: "none", stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: 1 },
  arrow: { fill: tokens.colorNeutralStrokeAccessible },
  when: { ...typographyStyles.caption1, fill: tokens.colorNeutralForeground2 },
  node: {
    position: "absolute",
    boxSizing: "border-box",
    width: `${node.width}px`,
    height: `${node.height}px`,
    padding: "0 12px",
    display: "grid",
    gridTemplateColumns: "16px minmax(0, 1fr)",
    columnGap: "12px",
    alignItems: "center",
    textAlign: "left",
    fontFamily: "inherit",
    cursor: "pointer",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  dead: { border: `1px dashed ${tokens.colorStatusWarningForeground1}` },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
  },
  words: { minWidth: 0, display: "block" },
  title: {
    ...typographyStyles.body1Strong,
    display: "block",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  says: {
    ...typographyStyles.caption1,
    display: "block",
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

const glyphs: Record<string, ReactElement> = {
  number: <CallRegular />,
  hours: <ClockRegular />,
  holidays: <ClockRegular />,
  greeting: <Speaker2Regular />,
  menu: <FlowRegular />,
  attendant: <FlowRegular />,
  queue: <PeopleRegular />,
  agents: <PeopleTeamRegular />,
  voicemail: <VoicemailRegular />,
  person: <PersonRegular />,
  phone: <CallRegular />,
  waiting: <ClockRegular />,
  disconnect: <CallEndRegular />,
};

/**
 * What a caller meets, drawn from the number to every end: down is the usual way, right the others. Arrows go from node to node
 * in the order of a call, Enter opens what a node shows.
 */
export function Flow(props: {
  view: service.CallView;
  at: string | undefined;
  onWalk: (id: string) => void;
  onOpen: (node: service.CallNode) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("queues");
  const { nodes, edges } = props.view;
  const size = sizeOf(nodes);
  const byId = new Map(nodes.map((each) => [each.id, each]));
  const order = walked(nodes, edges);
  const current = props.at !== undefined && byId.has(props.at) ? props.at : order[0];
  const move = (event: KeyboardEvent<HTMLButtonElement>, id: string) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = order[order.indexOf(id) + step];
    if (next === undefined) return;
    event.preventDefault();
    props.onWalk(next);
    document.getElementById(`node-${next}`)?.focus();
  };
  return (
    <div className={styles.root} role="group" aria-label={t("flow.label")}>
      <div className={styles.picture} style={size}>
        <svg className={styles.lines} width={size.width} height={size.height} aria-hidden>
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 6 6"
              refX="6"
              refY="3"
              markerWidth="6"
              markerHeight="6"
              orient="auto"
            >
              <path d="M0 0 6 3 0 6z" className={styles.arrow} />
            </marker>
          </defs>
          {edges.map((edge) => {
            const from = byId.get(edge.from);
            const to = byId.get(edge.to);
            if (!from || !to) return null;
            const line = lineOf(from, to);
            return (
              <g key={`${edge.from} ${edge.to}`}>
                <path d={line.path} className={styles.line} markerEnd="url(#arrow)" />
                <text
                  x={line.words.x}
                  y={line.words.y}
                  textAnchor={line.words.end ? "end" : "start"}
                  className={styles.when}
                >
                  {edge.when}
                </text>
              </g>
            );
          })}
        </svg>
        {order.map((id) => {
          const each = byId.get(id);
          if (!each) return null;
          const place = placeOf(each);
          const when = edges.find((edge) => edge.to === id)?.when ?? "";
          return (
            <button
              key={id}
              id={`node-${id}`}
              type="button"
              tabIndex={id === current ? 0 : -1}
              aria-current={id === props.at ? "step" : undefined}
              className={mergeClasses(
                styles.node,
                each.dead && styles.dead,
                id === props.at && styles.selected,
              )}
              style={{ left: place.x, top: place.y }}
              title={`${each.title}: ${each.says}`}
              aria-label={[when, each.title, each.says].filter(Boolean).join(", ")}
              onFocus={() => props.onWalk(id)}
              onKeyDown={(event) => move(event, id)}
              onClick={() => props.onOpen(each)}
            >
              {each.dead ? <Glyph state="problem" /> : glyphs[each.kind]}
              <span className={styles.words}>
                <span className={styles.title}>{each.title}</span>
                <span className={styles.says}>{each.says}</span>
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

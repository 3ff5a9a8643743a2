import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { ChangeRow } from "../../components/ChangeRow";
import { List } from "../../components/List";
import { fromArray } from "../../components/listModel";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { feltOf, signOf, type PlanRow } from "./planModel";
import { Sentence, sentenceOf } from "./Sentence";

const useStyles = makeStyles({
  head: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    minHeight: "32px",
    "& svg": { flexShrink: 0 },
  },
  figures: {
    ...typographyStyles.caption1,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
});

/** The lanes of a plan as groups that open and close, and under each the lines of what changes. */
export function Lanes(props: {
  rows: readonly PlanRow[];
  closed: ReadonlySet<string>;
  selected: string | undefined;
  onFold: (lane: string, open: boolean) => void;
  onSelect: (line: string) => void;
}) {
  const { t } = useTranslation("plan");
  const open = (row: PlanRow) => ("lane" in row ? !props.closed.has(row.lane.lane) : undefined);
  return (
    <List
      label={t("list")}
      source={fromArray(props.rows)}
      keyOf={(row) => row.id}
      height="normal"
      grows
      hideHead
      selected={props.selected}
      onSelect={(id, row) =>
        "lane" in row ? props.onFold(row.lane.lane, !open(row)) : props.onSelect(id)
      }
      expanded={open}
      onFold={(row, to) => {
        if ("lane" in row) props.onFold(row.lane.lane, to);
      }}
      groupHead={(row) =>
        "lane" in row ? (
          <LaneHead lane={row.lane} place={row.place} open={open(row) === true} />
        ) : undefined
      }
      columns={[
        {
          id: "change",
          head: "",
          width: "minmax(0, 1fr)",
          text: (row) => ("lane" in row ? t(`lanes.${row.lane.lane}`) : sentenceOf(row.line, t)),
          cell: (row, at) =>
            "line" in row && (
              <ChangeRow
                sign={signOf(row.line.sign)}
                users={row.line.users}
                sentence={<Sentence line={row.line} />}
                reason={row.line.why}
                about={sentenceOf(row.line, t)}
                onWhy={() => props.onSelect(row.id)}
                felt={feltOf(row.line.effect)}
                feltWords={row.line.feels}
                selected={at.selected}
              />
            ),
        },
      ]}
    />
  );
}

function LaneHead(props: { lane: service.PlanLaneView; place: number; open: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  const { lane } = props;
  return (
    <span className={styles.head}>
      {props.open ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
      {t("laneHead", { place: props.place, name: t(`lanes.${lane.lane}`) })}
      <span className={styles.figures}>
        {lane.users === 0
          ? t("laneNobody", { count: lane.changes, n: count(lane.changes) })
          : t("laneFigures", {
              changes: t("changes", { count: lane.changes, n: count(lane.changes) }),
              count: lane.users,
              n: count(lane.users),
            })}
      </span>
    </span>
  );
}

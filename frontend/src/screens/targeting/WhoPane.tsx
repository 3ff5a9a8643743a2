import {
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { Glyph } from "../../components/glyphs";
import { List } from "../../components/List";
import { splitName, usualPrefix } from "../../components/longName";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { useWindow } from "../../components/useWindow";
import { WhyLink } from "../../components/WhyLink";
import { ago, count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { stacked } from "./stacked";
import { WhyBox } from "./WhyBox";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    margin: "-12px -20px",
    height: "calc(100% + 24px)",
  },
  find: { padding: "12px 20px 4px" },
  field: { width: "100%", height: "28px" },
  title: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  on: { display: "flex", alignItems: "center", columnGap: "8px" },
  also: { ...typographyStyles.caption1, marginLeft: "auto" },
  name: { overflow: "hidden", textOverflow: "ellipsis" },
  none: { padding: "8px 20px", margin: 0, color: tokens.colorNeutralForeground3 },
});

type Window = (which: string) => ReturnType<typeof useWindow<service.PersonLine>>;

/** Who a rule reaches: those who come in, leave, stay, and of whom nobody can say, each list in windows. */
export function WhoPane(props: {
  personaId: string;
  text: string;
  stale: boolean;
  total: number;
  readAt: string;
  onClose?: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { personaId, text } = props;
  const [find, setFind] = useState("");
  const [selected, setSelected] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const usePeople: Window = (which) =>
    useWindow<service.PersonLine>(["targetingPeople", personaId, text, which, find], (from, most) =>
      call(() => Targeting.People(personaId, text, which, find, from, most)),
    );
  const comeIn = usePeople("in");
  const leave = usePeople("out");
  const stay = usePeople("stay");
  const unknown = usePeople("unknown");
  const source = stacked<service.PersonLine>([
    { id: "in", source: comeIn },
    { id: "out", source: leave },
    { id: "unknown", source: unknown },
    { id: "stay", source: stay },
  ]);
  const people = comeIn.count + leave.count + stay.count + unknown.count;
  const error = [comeIn, leave, stay, unknown].find((each) => each.error)?.error;
  const why = (key: string, id: string) => {
    setSelected(key);
    setAsked(id);
  };
  return (
    <Pane
      title={t("who.title")}
      caption={
        props.stale
          ? t("who.stale")
          : t("who.counted", {
              total: count(props.total),
              count: props.total,
              ago: ago(props.readAt, new Date()),
            })
      }
      onClose={props.onClose}
    >
      <div className={styles.root}>
        <div className={styles.find}>
          <Input
            size="small"
            type="search"
            className={styles.field}
            contentBefore={<SearchRegular />}
            aria-label={t("who.find")}
            placeholder={find === "" ? t("who.findAmong", { n: count(people) }) : ""}
            value={find}
            onChange={(_, data) => setFind(data.value)}
          />
        </div>
        {error && <ProblemRow problem={toProblem(error)} at="work" />}
        {people === 0 ? (
          <p className={styles.none}>{t(find === "" ? "who.none" : "who.notFound")}</p>
        ) : (
          <List
            label={t("who.title")}
            source={source}
            height="dense"
            hideHead
            selected={selected}
            keyOf={(row) => (row.head ? `head ${row.id}` : `${row.id} ${row.row.id}`)}
            groupHead={(row) =>
              row.head ? t(`who.${row.id}`, { count: row.count, n: count(row.count) }) : undefined
            }
            onSelect={(key, row) => {
              if (!row.head) why(key, row.row.id);
            }}
            columns={[
              {
                id: "person",
                head: "",
                width: "minmax(0, 1fr)",
                text: (row) => (row.head ? "" : row.row.name),
                cell: (row, at) =>
                  row.head ? null : (
                    <span className={styles.on}>
                      <span className={styles.name} title={row.row.upn}>
                        {row.row.name} <span className={styles.title}>{row.row.jobTitle}</span>
                      </span>
                      {(row.row.also ?? []).length > 0 && (
                        <span className={mergeClasses(styles.on, styles.also)}>
                          <Glyph state="stop" />
                          {t("who.also", { name: ownPart(row.row.also[0] ?? "") })}
                        </span>
                      )}
                      {at.selected && (
                        <WhyLink
                          about={row.row.name}
                          onSelectedRow
                          onWhy={() => why(`${row.id} ${row.row.id}`, row.row.id)}
                        />
                      )}
                    </span>
                  ),
              },
            ]}
          />
        )}
        {asked !== undefined && (
          <WhyBox
            text={text}
            userId={asked}
            onClose={() => {
              setAsked(undefined);
              setSelected(undefined);
            }}
          />
        )}
      </div>
    </Pane>
  );
}

function ownPart(name: string): string {
  return splitName(name, usualPrefix)[1];
}

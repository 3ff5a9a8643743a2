import { makeStyles, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../../api";
import { AnswerHeading } from "../../../components/AnswerHeading";
import { List } from "../../../components/List";
import { fromArray } from "../../../components/listModel";
import { LongName } from "../../../components/LongName";
import { ProblemRow } from "../../../components/ProblemRow";
import { Screen } from "../../../components/Screen";
import { StateBadge } from "../../../components/StateBadge";
import { ago, count } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import { CrossingPane, ReachPane } from "./CrossingPane";
import { LayerBars } from "./LayerBars";
import { Legend } from "./Legend";
import { clashes, matrixOf } from "./matrix";
import { MatrixGrid } from "./MatrixGrid";
import { overlaps } from "./useStanding";

const useStyles = makeStyles({
  part: { padding: "20px 24px 0" },
  title: { ...typographyStyles.caption1Strong, margin: "0 0 4px" },
  flush: { margin: "0 -24px" },
  pair: { padding: "4px 0" },
  last: { height: "24px", flexShrink: 0 },
});

/** Which users are in two personas: a picture of all crossings, who is in each, and what each layer comes to. */
export default function Overlaps(props: {
  /** The personas of the crossing that is open: none, one or two. */
  parts: readonly string[];
  onParts: (...parts: string[]) => void;
  onOpen: (personaId: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const query = useQuery(overlaps);
  const view = query.data;
  const rows = useMemo(() => (view ? matrixOf(view) : []), [view]);
  const clashing = view ? clashes(view) : [];
  const persona = (id: string | undefined) => view?.personas.find((each) => each.personaId === id);
  const a = persona(props.parts[0]);
  const b = persona(props.parts[1]);
  const close = () => props.onParts();
  const crossing = view?.crossings.find(
    (each) => a && b && [each.a, each.b].every((id) => id === a.personaId || id === b.personaId),
  );
  const pane =
    a && b ? (
      <CrossingPane
        key={`${a.personaId} ${b.personaId}`}
        a={a}
        b={b}
        crossing={crossing}
        onOpen={props.onOpen}
        onClose={close}
      />
    ) : a ? (
      <ReachPane persona={a} onOpen={props.onOpen} onClose={close} />
    ) : undefined;
  return (
    <Screen scrolls pane={pane} onClosePane={close}>
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      <Heading view={view} />
      {view && view.readAt !== "" && (
        <>
          <MatrixGrid
            label={t("overlaps.matrix")}
            rows={rows}
            selected={props.parts}
            onSelect={(cell) =>
              cell.own
                ? props.onParts(cell.a.personaId)
                : props.onParts(cell.a.personaId, cell.b.personaId)
            }
          />
          <Legend />
          {clashing.length > 0 && (
            <section className={styles.part}>
              <h2 className={styles.title}>
                {t("overlaps.clashes", { count: clashing.length, n: count(clashing.length) })}
              </h2>
              <div className={styles.flush}>
                <List
                  label={t("overlaps.clashes", {
                    count: clashing.length,
                    n: count(clashing.length),
                  })}
                  source={fromArray(clashing)}
                  fill={false}
                  grows
                  keyOf={(row) => `${row.a} ${row.b}`}
                  selected={crossing && `${crossing.a} ${crossing.b}`}
                  onSelect={(_, row) => props.onParts(row.a, row.b)}
                  columns={[
                    {
                      id: "users",
                      head: t("overlaps.inBoth"),
                      width: "104px",
                      cell: (row) => (
                        <StateBadge
                          state="stop"
                          words={t("besides.both", { count: row.users, n: count(row.users) })}
                        />
                      ),
                    },
                    {
                      id: "pair",
                      head: t("overlaps.personas"),
                      width: "minmax(0, 3fr)",
                      text: (row) => persona(row.a)?.name ?? row.a,
                      cell: (row) => (
                        <div className={styles.pair}>
                          <LongName name={persona(row.a)?.name ?? row.a} />
                          <br />
                          {t("overlaps.and")} <LongName name={persona(row.b)?.name ?? row.b} />
                        </div>
                      ),
                    },
                    ...(pane
                      ? []
                      : [
                          {
                            id: "winner",
                            head: t("overlaps.counts"),
                            width: "minmax(0, 2fr)",
                            cell: (row: service.CrossingView) => (
                              <LongName name={persona(row.winner)?.name ?? ""} plain />
                            ),
                          },
                        ]),
                  ]}
                />
              </div>
            </section>
          )}
          <section className={styles.part}>
            <h2 className={styles.title}>{t("overlaps.layer.title")}</h2>
            <LayerBars layers={view.layers} />
          </section>
          <div className={styles.last} />
        </>
      )}
    </Screen>
  );
}

function Heading({ view }: { view: service.OverlapsView | undefined }) {
  const { t } = useTranslation("targeting");
  if (!view) return <AnswerHeading answer={t("overlaps.question")} />;
  if (view.readAt === "") {
    return <AnswerHeading answer={t("overlaps.unread")} qualifier={t("across.unread")} />;
  }
  const more = view.layers.filter((layer) => layer.more > 0);
  const layerOf = (layer: service.LayerCoverageView) =>
    t(`personas:layers.${layer.layer}`).toLocaleLowerCase();
  const answer = more.map((layer, index) =>
    index === 0
      ? t("overlaps.answer.more", {
          count: layer.more,
          n: count(layer.more),
          layer: layerOf(layer),
        })
      : t("overlaps.answer.also", { n: count(layer.more), layer: layerOf(layer) }),
  );
  const clashing = clashes(view).length;
  return (
    <AnswerHeading
      above={t("overlaps.above", { count: view.personas.length })}
      answer={answer.length === 0 ? t("overlaps.answer.none") : answer.join(t("common:comma"))}
      qualifier={t("overlaps.qualifier", {
        total: count(view.total),
        ago: ago(view.readAt, new Date()),
        crossings: t("overlaps.crossings", {
          count: view.crossings.length,
          n: count(view.crossings.length),
        }),
        clashes: t("overlaps.ofOneLayer", { count: clashing, n: count(clashing) }),
      })}
    />
  );
}

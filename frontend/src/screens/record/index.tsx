import { HistoryRegular, KeyRegular, ShieldCheckmarkRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { List } from "../../components/List";
import type { Column, Source } from "../../components/listModel";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { StateBadge } from "../../components/StateBadge";
import { useSelected } from "../../components/useSelected";
import { useWindow } from "../../components/useWindow";
import { clock, count, moment } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Record from "../../wailsjs/go/service/Record";
import { AboutFilter } from "./AboutFilter";
import { CopiesPane } from "./CopiesPane";
import { EntryPane } from "./EntryPane";
import { HeadPane } from "./HeadPane";
import { entryWords, shortText } from "./words";

/** Who changed what and when, newest first, and whether the chain of entries is whole. */
export default function RecordScreen() {
  const { t } = useTranslation("record");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const [selected, select] = useSelected();
  const { about = "" } = useSearch({ strict: false });
  const source = useWindow<service.RecordLine>(keys.record(about), (offset, limit) =>
    call(() => Record.Window(about, offset, limit)),
  );
  const verify = useMutation({
    // The answer stands beside the time it was given: what is written later was not part of it.
    mutationFn: async () => ({
      proof: await call(Record.Verify),
      at: new Date().toISOString(),
    }),
  });
  const newest = source.row(0);
  const entry =
    selected !== undefined && /^\d+$/.test(selected)
      ? entryNumbered(source, Number(selected), about === "")
      : undefined;
  const close = () => select(undefined);
  const pane =
    selected === "head" ? (
      <HeadPane
        chainWhole={verify.data?.proof.whole}
        onHold={() => verify.mutate()}
        onClose={close}
      />
    ) : selected === "copies" ? (
      <CopiesPane onClose={close} />
    ) : (
      entry && <EntryPane entry={entry} onClose={close} />
    );

  const columns: Column<service.RecordLine>[] = [
    {
      id: "seq",
      head: t("column.seq"),
      width: "56px",
      align: "end",
      cell: (row) => count(row.seq),
    },
    { id: "at", head: t("column.at"), width: "148px", cell: (row) => moment(row.at) },
    {
      id: "by",
      head: t("column.by"),
      width: "minmax(96px, 160px)",
      text: (row) => row.by,
      cell: (row) => row.by,
    },
    {
      id: "what",
      head: t("column.what"),
      width: "minmax(160px, 1fr)",
      cell: (row) => {
        const what = entryWords(row.action, row.subject);
        return <span title={what}>{what}</span>;
      },
    },
    {
      id: "change",
      head: t("column.change"),
      width: "minmax(120px, 1fr)",
      cell: (row) => <Change row={row} />,
    },
  ];
  return (
    <Screen pane={pane} onClosePane={close}>
      {source.error && <ProblemRow problem={toProblem(source.error)} at="work" />}
      <AnswerHeading
        above={t("above")}
        answer={
          !source.loaded
            ? t("question")
            : newest === undefined
              ? t(about === "" ? "answer.none" : "answer.noneAbout", { about })
              : t(about === "" ? "answer.some" : "answer.someAbout", {
                  about,
                  count: source.count,
                  n: count(source.count),
                  by: newest.by,
                  at: moment(newest.at),
                })
        }
        qualifier={
          <span role="status">
            {verify.data ? (
              <Proof proof={verify.data.proof} at={verify.data.at} />
            ) : (
              t("notChecked")
            )}
          </span>
        }
      />
      <CommandBar
        left={<AboutFilter key={about} about={about} />}
        commands={[
          {
            id: "verify",
            words: t(verify.isPending ? "checking" : "check"),
            icon: <ShieldCheckmarkRegular />,
            primary: true,
            disabled: verify.isPending,
            onRun: () => verify.mutate(),
          },
          {
            id: "head",
            words: t("head.command"),
            icon: <KeyRegular />,
            onRun: () => select("head"),
          },
          {
            id: "copies",
            words: t("copies.command"),
            icon: <HistoryRegular />,
            onRun: () => select("copies"),
          },
        ]}
      />
      {source.loaded && source.count === 0 ? (
        <EmptyState
          title={t(about === "" ? "empty" : "emptyAbout")}
          words={t(about === "" ? "emptyWords" : "emptyAboutWords", { about })}
        />
      ) : (
        <List
          label={t("all")}
          source={source}
          keyOf={(row) => String(row.seq)}
          columns={
            narrow ? columns.filter((each) => !["seq", "change"].includes(each.id)) : columns
          }
          height="dense"
          selected={selected}
          onSelect={select}
        />
      )}
    </Screen>
  );
}

/** An entry by its number. Of the whole record the number is a place in the list, because none is ever taken out. */
function entryNumbered(
  source: Source<service.RecordLine>,
  seq: number,
  whole: boolean,
): service.RecordLine | undefined {
  const newest = source.row(0);
  if (newest === undefined) return undefined;
  if (whole) {
    const picked = source.row(newest.seq - seq);
    return picked?.seq === seq ? picked : undefined;
  }
  for (let index = 0; index < source.count; index++) {
    const row = source.row(index);
    if (row === undefined || row.seq < seq) return undefined;
    if (row.seq === seq) return row;
  }
  return undefined;
}

function Change({ row }: { row: service.RecordLine }) {
  const { t } = useTranslation("record");
  const before = shortText(row.before);
  const after = shortText(row.after);
  if (before === "" && after === "") return null;
  if (before === "") return <>{after}</>;
  return <>{t("change", { before, after: after === "" ? t("nothing") : after })}</>;
}

function Proof(props: { proof: service.RecordProofView; at: string }) {
  const { t } = useTranslation("record");
  const { proof, at } = props;
  if (proof.whole) {
    return (
      <StateBadge
        state="done"
        words={t("whole", { count: proof.entries, n: count(proof.entries), at: clock(at) })}
      />
    );
  }
  const gap = proof.gaps[0];
  return (
    <StateBadge
      state="stop"
      words={
        proof.broken !== 0 || gap === undefined
          ? t("broken", { seq: count(proof.broken), at: clock(at) })
          : t("gaps", {
              count: proof.gaps.length,
              n: count(proof.gaps.length),
              seq: count(gap.seq),
              about: gap.about,
              at: clock(at),
            })
      }
    />
  );
}

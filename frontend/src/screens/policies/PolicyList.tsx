import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { CopyButton } from "../../components/CopyButton";
import { Fixables, type OwnFix } from "../../components/Fixables";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { LongName } from "../../components/LongName";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";
import { reachOf, rowsOf, standingOf, type Row } from "./rows";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", columnGap: "8px", minWidth: 0 },
  fold: {
    appearance: "none",
    border: "none",
    background: "none",
    color: "inherit",
    cursor: "pointer",
    display: "flex",
    padding: 0,
  },
  name: { ...typographyStyles.body1Strong },
  says: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  edited: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  cell: { padding: "6px 0", minWidth: 0, whiteSpace: "nowrap" },
  whole: { padding: "6px 0", minWidth: 0, whiteSpace: "normal" },
  becomes: {
    ...typographyStyles.caption1,
    display: "flex",
    alignItems: "center",
    columnGap: "8px",
    color: tokens.colorNeutralForeground2,
    minWidth: 0,
  },
  under: { padding: "0 0 6px", minWidth: 0 },
  command: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "12px",
    lineHeight: "18px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

/** What of a policy stays beside a pane on a narrow page, where nothing is to scroll sideways; the rest stands in the pane. */
const inTheTight = ["policy", "differ", "users"];

/** The policies under the heads of their types; the selected one shows the command that it becomes. */
export function PolicyList(props: {
  board: service.PolicyBoardView;
  all: boolean;
  beside: boolean; // a pane stands beside it
  selected: string | undefined;
  onSelect: (key: string | undefined) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const tight = useMediaQuery(`(max-width: ${breakpoints.rail}px)`) && props.beside;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const rows = rowsOf(props.board, props.all, folded);
  const fold = (type: string, open: boolean) => {
    const next = new Set(folded);
    if (open) next.delete(type);
    else next.add(type);
    setFolded(next);
  };
  const policy = <T,>(cell: (row: Extract<Row, { kind: "policy" }>) => T) => {
    return (row: Row) => (row.kind === "policy" ? cell(row) : null);
  };
  const columns: Column<Row>[] = [
    {
      id: "policy",
      head: t("columns.policy"),
      width: "minmax(180px, 3fr)",
      text: (row) => (row.kind === "policy" ? row.line.name : row.group.name),
      cell: policy(({ line }) => (
        <div className={styles.whole}>
          <LongName name={line.name} />
        </div>
      )),
    },
    {
      id: "comes",
      head: t("columns.comes"),
      width: "92px",
      cell: policy(({ line }) => <div className={styles.cell}>{t(`comes.${line.comes}`)}</div>),
    },
    {
      id: "differ",
      head: t("columns.differ"),
      width: "48px",
      align: "end",
      cell: policy(({ line }) => (
        <div className={styles.cell}>
          {line.empty ? t("emptyOnPurpose") : standingOf(line).stands !== "unknown" && line.differ}
          {line.unknown > 0 && (
            <span className={styles.quiet} title={t("notHeld", { count: line.unknown })}>
              {" "}
              {standingOf(line).stands === "unknown" ? "?" : `+${line.unknown}?`}
            </span>
          )}
        </div>
      )),
    },
    {
      id: "personas",
      head: t("columns.personas"),
      width: "minmax(128px, 1fr)",
      cell: policy(({ line }) => (
        <div className={mergeClasses(styles.cell, line.personas.length === 0 && styles.quiet)}>
          {line.personas.length === 0 ? (
            t("personas.none")
          ) : line.personas.length === 1 ? (
            <LongName name={line.personas[0]?.name ?? ""} fit={14} />
          ) : (
            t("personas.many", { count: line.personas.length })
          )}
        </div>
      )),
    },
    {
      id: "users",
      head: t("columns.users"),
      width: "60px",
      align: "end",
      cell: policy(({ line }) => (
        <div className={styles.cell}>
          {line.counted ? (
            count(line.users)
          ) : (
            <span className={styles.quiet}>{t("notCounted")}</span>
          )}
        </div>
      )),
    },
    {
      id: "reaches",
      head: t("columns.reaches"),
      width: "124px",
      cell: policy((row) => {
        const [words, args] = reachOf(row);
        return <div className={styles.cell}>{t(words, args)}</div>;
      }),
    },
  ];
  return (
    <List
      label={t("list")}
      source={fromArray(rows)}
      keyOf={(row) => row.key}
      columns={tight ? columns.filter(({ id }) => inTheTight.includes(id)) : columns}
      grows
      selected={props.selected}
      onSelect={(key, row) => {
        if (row.kind === "type") fold(row.group.type, !row.open);
        else props.onSelect(key);
      }}
      groupHead={(row) =>
        row.kind === "type" ? <Head group={row.group} open={row.open} /> : undefined
      }
      expanded={(row) => (row.kind === "type" ? row.open : undefined)}
      onFold={(row, open) => fold(row.group.type, open)}
      under={(row, selected) =>
        row.kind === "policy" && (selected || row.line.problems.length > 0) ? (
          <Under line={row.line} selected={selected} />
        ) : undefined
      }
    />
  );
}

function Head({ group, open }: { group: service.PolicyTypeView; open: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  return (
    <div className={styles.head}>
      {open ? <ChevronDownRegular /> : <ChevronRightRegular />}
      <span className={styles.name}>{group.name}</span>
      <span className={styles.says}>
        {group.builtIn ? t("group.builtIn") : t("group.settings", { count: group.settings })},{" "}
        {group.edited > 0 ? (
          <span className={styles.edited}>{t("group.edited", { count: group.edited })}</span>
        ) : (
          t(group.read ? "group.left" : "group.unread")
        )}
      </span>
    </div>
  );
}

function Under({ line, selected }: { line: service.PolicyLineView; selected: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const change = useMutation({ mutationFn: (work: () => Promise<unknown>) => call(work) });
  const own = (problem: service.FixableView): OwnFix[] =>
    problem.code === "POLICY_EMPTY" || problem.code === "POLICY_AS_GLOBAL"
      ? [
          {
            id: "delete",
            words: t("fix.delete"),
            run: () => change.mutate(() => Policies.Delete(line.key)),
          },
        ]
      : [];
  return (
    <div className={styles.under}>
      {selected && (
        <div className={styles.becomes}>
          {line.command === "" ? (
            t("becomesNothing")
          ) : (
            <>
              {t("becomes")}
              <span className={styles.command} title={line.command}>
                {line.command}
              </span>
              <CopyButton text={line.command} what={t("command")} />
            </>
          )}
        </div>
      )}
      <Fixables problems={line.problems} own={own} />
    </div>
  );
}

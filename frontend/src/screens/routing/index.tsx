import { AddRegular, ArrowImportRegular, DeleteRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { Glyph } from "../../components/glyphs";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import { DesignTabs } from "../personas/DesignTabs";
import { Bench } from "./Bench";
import { RoutePane } from "./RoutePane";
import { problemsOf, rowsOf, type Row } from "./rows";
import { UsagePane } from "./UsagePane";
import { useRouting, useRoutingEdit } from "./useRouting";

/** How calls leave: voice routes, the PSTN usages that allow them, and the way of a number. */
export default function RoutingScreen() {
  const { t } = useTranslation("routing");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const [selected, select] = useSelected();
  const [making, setMaking] = useState<"route" | "usage">();
  const query = useRouting();
  const edit = useRoutingEdit();
  const view = query.data;
  const rows = view ? rowsOf(view) : [];
  const chosen = rows.find((row) => row.key === selected && row.kind !== "head");
  const others = view?.routes.filter((line) => line.from === "tenant") ?? [];
  const choose = (key: string | undefined) => {
    setMaking(undefined);
    select(key);
  };
  const columns = columnsOf(t).filter((column) => !narrow || ["name", "leads"].includes(column.id));
  return (
    <Screen
      tabs={<DesignTabs selected="routing" />}
      pane={
        view &&
        (making ?? chosen) && (
          <Details view={view} chosen={chosen} making={making} onDone={choose} />
        )
      }
      onClosePane={() => choose(undefined)}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      {edit.takeOver.error && <ProblemRow problem={toProblem(edit.takeOver.error)} at="work" />}
      {view ? <Answer view={view} /> : <AnswerHeading answer={t("question")} />}
      <CommandBar
        commands={[
          {
            id: "route",
            words: t("commands.route"),
            icon: <AddRegular />,
            primary: true,
            onRun: () => setMaking("route"),
          },
          {
            id: "usage",
            words: t("commands.usage"),
            icon: <AddRegular />,
            onRun: () => setMaking("usage"),
          },
          {
            id: "take",
            words:
              others.length === 0
                ? t("commands.takeNone")
                : t("commands.takeAll", { count: others.length }),
            icon: <ArrowImportRegular />,
            disabled: others.length === 0,
            onRun: () => edit.takeOver.mutate(others.map((line) => line.route.name)),
          },
          {
            id: "delete",
            words: t("delete"),
            icon: <DeleteRegular />,
            disabled: !chosen || chosen.kind === "head" || chosen.line.from === "tenant",
            onRun: () => {
              if (!chosen || chosen.kind === "head") return;
              const name = chosen.kind === "route" ? chosen.line.route.name : chosen.line.name;
              choose(undefined);
              edit.remove.mutate({ kind: chosen.kind, name });
            },
          },
        ]}
        right={view && view.problems > 0 && t("problems", { count: view.problems })}
      />
      {view && view.policies.length > 0 && <Bench policies={view.policies} />}
      {view && rows.length === 0 && (
        <EmptyState
          title={t("empty.title")}
          words={t(view.read ? "empty.words" : "empty.unread")}
          actions={[{ words: t("commands.usage"), onRun: () => setMaking("usage") }]}
        />
      )}
      {rows.length > 0 && (
        <List
          label={t("all")}
          source={fromArray(rows)}
          keyOf={(row) => row.key}
          columns={columns}
          selected={selected}
          onSelect={(key, row) => row.kind !== "head" && choose(key)}
          groupHead={(row) =>
            row.kind === "head" ? t(`group.${row.group}`, { n: count(row.count) }) : undefined
          }
        />
      )}
    </Screen>
  );
}

function Details(props: {
  view: service.RoutingView;
  chosen: Row | undefined;
  making: "route" | "usage" | undefined;
  onDone: (key: string | undefined) => void;
}) {
  const { view, chosen, making, onDone } = props;
  const close = () => onDone(undefined);
  if (making === "route") return <RoutePane view={view} onDone={onDone} onClose={close} />;
  if (making === "usage") return <UsagePane onDone={onDone} onClose={close} />;
  if (chosen?.kind === "route")
    return (
      <RoutePane key={chosen.key} line={chosen.line} view={view} onDone={onDone} onClose={close} />
    );
  if (chosen?.kind === "usage")
    return <UsagePane key={chosen.key} line={chosen.line} onDone={onDone} onClose={close} />;
  return null;
}

function Answer({ view }: { view: service.RoutingView }) {
  const { t } = useTranslation("routing");
  const own = view.routes.filter((line) => line.from !== "tenant");
  const lost = own.filter((line) => line.policies.length === 0).length;
  const others = view.routes.length - own.length;
  return (
    <AnswerHeading
      above={t("above")}
      answer={
        own.length === 0
          ? t(view.read ? "answer.none" : "answer.unread", { count: others, n: count(others) })
          : t(lost === 0 ? "answer.used" : "answer.some", {
              count: own.length,
              n: count(own.length),
              lost: count(lost),
            })
      }
      qualifier={t("qualifier", {
        usages: count(view.usages.length),
        policies: count(view.policies.length),
      })}
    />
  );
}

function columnsOf(t: (key: string, args?: Record<string, unknown>) => string): Column<Row>[] {
  const of =
    (route: (line: service.RouteLine) => string, usage: (line: service.UsageLine) => string) =>
    (row: Row) =>
      row.kind === "route" ? route(row.line) : row.kind === "usage" ? usage(row.line) : "";
  const name = of(
    (line) => line.route.name,
    (line) => line.name,
  );
  const leads = of(
    (line) => line.route.pattern,
    (line) => line.routes.join(", "),
  );
  return [
    {
      id: "name",
      head: t("column.name"),
      width: "minmax(140px, 1fr)",
      text: name,
      cell: (row) => (
        <span style={{ display: "inline-flex", alignItems: "center", columnGap: "8px" }}>
          {problemsOf(row).length > 0 && <Glyph state="problem" />}
          {name(row)}
        </span>
      ),
    },
    {
      id: "from",
      head: t("column.from"),
      width: "112px",
      cell: (row) => (row.kind === "head" ? "" : t(`from.${row.line.from}`)),
    },
    { id: "leads", head: t("column.leads"), width: "minmax(140px, 1fr)", cell: leads },
    {
      id: "usages",
      head: t("column.usages"),
      width: "minmax(100px, 160px)",
      cell: of(
        (line) => line.route.usages.join(", "),
        () => "",
      ),
    },
    {
      id: "gateways",
      head: t("column.gateways"),
      width: "minmax(100px, 180px)",
      cell: of(
        (line) => line.route.gateways.join(", "),
        () => "",
      ),
    },
    {
      id: "users",
      head: t("column.users"),
      width: "72px",
      align: "end",
      cell: of(
        (line) => count(line.users),
        () => "",
      ),
    },
  ];
}

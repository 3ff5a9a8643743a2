import { AddRegular } from "@fluentui/react-icons";
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
import { Tabs } from "../../components/Tabs";
import { useSelected } from "../../components/useSelected";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import { DesignTabs } from "../personas/DesignTabs";
import { LicencePane } from "./LicencePane";
import { GroupLicences, GroupPolicies } from "./Tables";
import { useLicences } from "./useLicences";

type Table = "seats" | "licences" | "policies";

/** Licences: seats owned, used, needed and short, as bought, and the guide's two tables. */
export default function LicencesScreen() {
  const { t } = useTranslation("licences");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const [selected, select] = useSelected();
  const [making, setMaking] = useState(false);
  const [table, setTable] = useState<Table>("seats");
  const query = useLicences();
  const view = query.data;
  const chosen = view?.lines.find((line) => line.sku === selected);
  const choose = (sku: string | undefined) => {
    setMaking(false);
    select(sku);
  };
  const make = () => {
    setTable("seats");
    setMaking(true);
  };
  const columns = columnsOf(t).filter(
    (column) => !narrow || ["name", "needed", "short"].includes(column.id),
  );
  return (
    <Screen
      tabs={<DesignTabs selected="licences" />}
      pane={
        view &&
        (making ? (
          <LicencePane view={view} onDone={choose} onClose={() => setMaking(false)} />
        ) : (
          chosen && (
            <LicencePane
              key={chosen.sku}
              line={chosen}
              view={view}
              onDone={choose}
              onClose={() => choose(undefined)}
            />
          )
        ))
      }
      onClosePane={() => choose(undefined)}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      {view ? <Answer view={view} /> : <AnswerHeading answer={t("question")} />}
      <CommandBar
        commands={[
          {
            id: "new",
            words: t("commands.new"),
            icon: <AddRegular />,
            primary: true,
            onRun: make,
          },
        ]}
        right={view && view.problems > 0 && t("problems", { count: view.problems })}
      />
      {view && (
        <Tabs
          label={t("tables.label")}
          selected={table}
          onSelect={setTable}
          tabs={(["seats", "licences", "policies"] as const).map((id) => ({
            id,
            words: t(`tables.${id}`),
          }))}
        />
      )}
      {view && table === "seats" && view.lines.length === 0 && (
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={[{ words: t("commands.new"), onRun: make }]}
        />
      )}
      {view && table === "seats" && view.lines.length > 0 && (
        <List
          label={t("tables.seats")}
          source={fromArray(view.lines)}
          keyOf={(line) => line.sku}
          columns={columns}
          selected={selected}
          onSelect={(sku) => choose(sku)}
        />
      )}
      {view && table === "licences" && <GroupLicences rows={view.groups} />}
      {view && table === "policies" && <GroupPolicies rows={view.given} />}
    </Screen>
  );
}

function Answer({ view }: { view: service.LicencesView }) {
  const { t } = useTranslation("licences");
  const given = view.lines.filter((line) => line.personas.length > 0);
  const short = view.lines.filter((line) => line.short > 0);
  const seats = short.reduce((sum, line) => sum + line.short, 0);
  const unknown = given.filter((line) => line.short < 0).length;
  const answer =
    short.length > 0
      ? t("answer.short", { count: seats, n: count(seats), products: count(short.length) })
      : given.length === 0
        ? t("answer.none")
        : unknown > 0
          ? t("answer.unknown", { count: given.length, n: count(given.length) })
          : t("answer.enough", { count: given.length, n: count(given.length) });
  return (
    <AnswerHeading
      above={t("above")}
      answer={answer}
      qualifier={t(view.read ? "read" : "unreadTenant")}
    />
  );
}

function columnsOf(t: (key: string) => string): Column<service.LicenceLine>[] {
  const figure = (n: number) => (n < 0 ? t("unknown") : count(n));
  const numbers = (["owned", "used", "needed", "short"] as const).map(
    (id): Column<service.LicenceLine> => ({
      id,
      head: t(`column.${id}`),
      width: "72px",
      align: "end",
      cell: (line) => figure(line[id]),
    }),
  );
  return [
    {
      id: "name",
      head: t("column.product"),
      width: "minmax(180px, 1fr)",
      text: (line) => line.name,
      cell: (line) => (
        <span style={{ display: "inline-flex", alignItems: "center", columnGap: "8px" }}>
          {line.problems.length > 0 && <Glyph state={line.short > 0 ? "stop" : "problem"} />}
          {line.name}
        </span>
      ),
    },
    ...numbers,
    {
      id: "ordered",
      head: t("column.ordered"),
      width: "104px",
      align: "end",
      cell: (line) => (line.ordered < 0 ? t("nobodySays") : count(line.ordered)),
    },
  ];
}

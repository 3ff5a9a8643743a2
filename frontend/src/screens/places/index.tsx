import { AddRegular, ArrowDownloadRegular, BuildingRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar, type Command } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { focusRegionSoon } from "../../shell/regions";
import type { service } from "../../wailsjs/go/models";
import { DesignTabs } from "../personas/DesignTabs";
import { PlaceList } from "./PlaceList";
import { LocationPane, SitePane } from "./PlacePane";
import { callingType, problemsOf, routingType, rowsOf, sharedType, type Row } from "./placesModel";
import { PolicyPane } from "./PolicyPane";
import { TakePane } from "./TakePane";
import { usePlaces } from "./usePlaces";

/** What is made or taken over in the pane, in place of what is selected. */
type Making =
  | "site"
  | "location"
  | typeof callingType
  | typeof routingType
  | typeof sharedType
  | "tenant"
  | "offices";

/** Where people work, where help is sent to, and whose number is shared. */
export default function PlacesScreen() {
  const { t } = useTranslation("places");
  const [selected, select] = useSelected();
  const [making, setMaking] = useState<Making>();
  const query = usePlaces();
  const view = query.data;
  const rows = view ? rowsOf(view) : [];
  const row = rows.find((each) => each.id === selected);
  const choose = (id: string | undefined) => {
    setMaking(undefined);
    select(id);
  };
  const make = (what: Making) => () => {
    setMaking(what);
    focusRegionSoon("pane");
  };
  const pane = view && <OpenPane {...{ view, row, making, choose }} />;
  const open = view !== undefined && (making !== undefined || (row && row.kind !== "head"));
  return (
    <Screen
      tabs={<DesignTabs selected="places" />}
      pane={open ? pane : undefined}
      onClosePane={() => choose(undefined)}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} at="work" />}
      <Heading view={view} />
      {view && <Commands {...{ view, make }} />}
      {view && rows.length === 0 && (
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={[
            { words: t("empty.site"), onRun: make("site") },
            ...(view.tenant.length > 0
              ? [{ words: t("empty.tenant"), onRun: make("tenant") }]
              : []),
            ...(view.offices.length > 0
              ? [{ words: t("empty.offices"), onRun: make("offices") }]
              : []),
          ]}
        />
      )}
      {rows.length > 0 && <PlaceList rows={rows} selected={selected} onSelect={choose} />}
    </Screen>
  );
}

function Heading({ view }: { view: service.PlacesView | undefined }) {
  const { t } = useTranslation("places");
  if (!view) return <AnswerHeading answer={t("question")} />;
  const people = view.sites.reduce((sum, each) => sum + Math.max(0, each.people), 0);
  const answer =
    view.sites.length === 0
      ? t("answer.none")
      : view.read
        ? t("answer.sites", { count: view.sites.length, people })
        : t("answer.unread", { count: view.sites.length });
  const loose = view.offices.reduce((sum, each) => sum + each.people, 0);
  return (
    <AnswerHeading
      answer={answer}
      qualifier={
        view.read
          ? loose > 0
            ? t("qualifier.loose", { count: loose })
            : t("qualifier.all")
          : t("qualifier.unread")
      }
    />
  );
}

function Commands(props: { view: service.PlacesView; make: (what: Making) => () => void }) {
  const { t } = useTranslation("places");
  const { view, make } = props;
  const commands: Command[] = [
    {
      id: "site",
      words: t("commands.site"),
      icon: <AddRegular />,
      primary: true,
      onRun: make("site"),
    },
  ];
  if (view.sites.length > 0) {
    commands.push({
      id: "location",
      words: t("commands.location"),
      icon: <AddRegular />,
      onRun: make("location"),
    });
  }
  for (const type of [callingType, routingType, sharedType] as const) {
    commands.push({
      id: type,
      words: t(`commands.${type}`),
      icon: <AddRegular />,
      onRun: make(type),
    });
  }
  if (view.tenant.length > 0) {
    commands.push({
      id: "tenant",
      words: t("commands.tenant", { count: view.tenant.length }),
      icon: <ArrowDownloadRegular />,
      onRun: make("tenant"),
    });
  }
  if (view.offices.length > 0) {
    commands.push({
      id: "offices",
      words: t("commands.offices", { count: view.offices.length }),
      icon: <BuildingRegular />,
      onRun: make("offices"),
    });
  }
  return (
    <CommandBar
      commands={commands}
      right={view.problems.length > 0 && t("problems", { count: view.problems.length })}
    />
  );
}

function OpenPane(props: {
  view: service.PlacesView;
  row: Row | undefined;
  making: Making | undefined;
  choose: (id: string | undefined) => void;
}) {
  const { view, row, making, choose } = props;
  const on = { onGone: () => choose(undefined), onClose: () => choose(undefined) };
  if (making === "tenant" || making === "offices") {
    return <TakePane key={making} view={view} from={making} onClose={on.onClose} />;
  }
  const shown = making === undefined ? row : undefined;
  const problems = problemsOf(view, shown);
  if (making === "site" || shown?.kind === "site") {
    return (
      <SitePane
        key={shown?.id ?? "new"}
        view={view}
        line={shown?.kind === "site" ? shown.site : undefined}
        problems={problems}
        onKept={(name) => choose(`site/${name}`)}
        {...on}
      />
    );
  }
  if (making === "location" || shown?.kind === "location") {
    const at = row?.kind === "site" ? row.site.site.name : row?.kind === "location" ? row.site : "";
    return (
      <LocationPane
        key={shown?.id ?? "new"}
        view={view}
        line={shown?.kind === "location" ? shown.location : undefined}
        site={at || (view.sites[0]?.site.name ?? "")}
        problems={problems}
        onKept={(name) => choose(`location/${name}`)}
        {...on}
      />
    );
  }
  const type = shown?.kind === "policy" ? shown.policy.type : making;
  if (type === undefined) return null;
  return (
    <PolicyPane
      key={shown?.id ?? type}
      view={view}
      type={type}
      line={shown?.kind === "policy" ? shown.policy : undefined}
      problems={problems}
      onKept={choose}
      {...on}
    />
  );
}

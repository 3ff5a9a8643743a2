import { makeStyles, tokens } from "@fluentui/react-components";
import {
  AddRegular,
  ArrowImportRegular,
  CopyRegular,
  DocumentRegular,
  SettingsRegular,
} from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { AnswerHeading } from "../../components/AnswerHeading";
import { ChooseOne } from "../../components/ChooseOne";
import { CommandBar, type Command } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { focusRegionSoon } from "../../shell/regions";
import { breakpoints, sizes } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as DialPlans from "../../wailsjs/go/service/DialPlans";
import { DesignTabs } from "../personas/DesignTabs";
import { Bench } from "./Bench";
import { Came } from "./Came";
import { ComparePane } from "./ComparePane";
import { DialList } from "./DialList";
import { Heading } from "./Heading";
import { ImportPane } from "./ImportPane";
import { NewPlan } from "./NewPlan";
import { PlanPane, TakeOver } from "./PlanPane";
import { RuleList } from "./RuleList";
import { RulePane } from "./RulePane";
import { Tests } from "./Tests";
import {
  newRule,
  placeOf,
  spoken,
  typeRule,
  useDialPlan,
  useEdits,
  useOverview,
  useRuleDrafts,
  type Place,
} from "./useDialPlans";

const useStyles = makeStyles({
  choose: {
    padding: `8px ${sizes.gutter}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  work: { flexGrow: 1, minHeight: 0, overflowY: "auto" },
});

/** What the pane shows. */
type Open =
  | { kind: "rule"; at: number }
  | { kind: "new"; country?: string }
  | { kind: "copy" }
  | { kind: "about" }
  | { kind: "take" }
  | { kind: "import" }
  | { kind: "compare" };

/** What becomes of what people dial: dial plans, their rules in order, and a bench to try them. */
export default function DialPlansScreen() {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const [selected, select] = useSelected();
  const [open, setOpen] = useState<Open>();
  const [text, setText] = useState("");
  const overview = useOverview();
  const view = overview.data;
  const asked = placeOf(selected);
  // One that an undo took away is still named by the address; while the list is asked for anew, it may only not be in it yet.
  const gone = view && asked && !overview.isFetching && !isListed(view, asked);
  const place = (gone ? undefined : asked) ?? firstOf(view);
  const query = useDialPlan(place);
  const plan = place ? query.data : undefined;
  const go = (next: Place | undefined, then?: Open) => {
    setOpen(then);
    setText("");
    select(next && spoken(next));
  };
  const pane = view && open && <OpenPane {...{ view, plan, place, open, setOpen, go }} />;
  const list = view && (
    <DialList
      view={view}
      plan={plan}
      selected={place ? spoken(place) : ""}
      onSelect={(next) => go(next)}
    />
  );
  return (
    <Screen
      tabs={<DesignTabs selected="dialplans" />}
      second={narrow ? undefined : list}
      pane={pane}
      onClosePane={() => setOpen(undefined)}
    >
      {view && narrow && (
        <section className={styles.choose} aria-label={t("list.label")}>
          <ChooseOne
            label={t("list.label")}
            options={placesOf(view).map((one) => ({
              id: spoken(one.place),
              words: t(`choose.${one.place.side}`, { name: one.words }),
              short: one.words,
            }))}
            chosen={place ? spoken(place) : ""}
            onChoose={(id) => go(placeOf(id))}
          />
        </section>
      )}
      {(overview.error ?? query.error) && (
        <ProblemRow problem={toProblem(overview.error ?? query.error)} at="work" />
      )}
      {view && (place === undefined || plan) ? (
        <Heading plan={plan} />
      ) : (
        <AnswerHeading answer={t("question")} />
      )}
      {view && <Commands {...{ view, plan, place, setOpen, go }} />}
      {view && place === undefined && (
        <EmptyState
          title={t("empty.title")}
          words={t("empty.words")}
          actions={[
            {
              words: t("empty.template"),
              onRun: () => setOpen({ kind: "new", country: view.country || "GB" }),
            },
            { words: t("empty.new"), onRun: () => setOpen({ kind: "new" }) },
            ...(view.tenant.some((one) => one.name !== "Global")
              ? [{ words: t("empty.take"), onRun: () => setOpen({ kind: "take" }) }]
              : []),
          ]}
        />
      )}
      {plan && place && (
        <Work
          {...{ plan, place, text, setText, setOpen }}
          at={open?.kind === "rule" ? open.at : undefined}
        />
      )}
    </Screen>
  );
}

function Work(props: {
  plan: service.DialPlanView;
  place: Place;
  text: string;
  setText: (text: string) => void;
  at: number | undefined;
  setOpen: (open: Open | undefined) => void;
}) {
  const styles = useStyles();
  const { plan, place, at, setOpen } = props;
  const edits = useEdits(plan.name);
  const move = (from: number, to: number) => {
    edits.move.mutate({ from, to });
    if (at === from) setOpen({ kind: "rule", at: to });
  };
  return (
    <div className={styles.work}>
      <Bench place={place} plan={plan} text={props.text} onText={props.setText} />
      <RuleList
        key={spoken(place)}
        plan={plan}
        selected={at}
        onSelect={(next) => setOpen(next === undefined ? undefined : { kind: "rule", at: next })}
        onMove={move}
        onRemove={(gone) => {
          setOpen(undefined);
          edits.remove.mutate(gone);
        }}
        onMend={(where, rule) => {
          const was = plan.rules[where]?.rule.name ?? newRule;
          typeRule(plan.name, was, rule);
          edits.keep.mutate({ at: where, was, rule });
        }}
      />
      <Came plan={plan} />
      <Tests plan={plan} dialled={props.text} onDial={props.setText} />
    </div>
  );
}

function OpenPane(props: {
  view: service.DialPlansView;
  plan: service.DialPlanView | undefined;
  place: Place | undefined;
  open: Open;
  setOpen: (open: Open | undefined) => void;
  go: (place: Place | undefined, then?: Open) => void;
}) {
  const { view, plan, place, open, setOpen, go } = props;
  const close = () => setOpen(undefined);
  const edits = useEdits(plan?.name ?? "");
  switch (open.kind) {
    case "new":
      return (
        <NewPlan
          key={open.country ?? ""}
          view={view}
          country={open.country}
          onDone={(name) => go({ side: "here", name })}
          onClose={close}
        />
      );
    case "copy":
      return place ? (
        <NewPlan
          key={spoken(place)}
          view={view}
          from={place}
          onDone={(name) => go({ side: "here", name })}
          onClose={close}
        />
      ) : null;
    case "take":
      return (
        <TakeOver
          view={view}
          onDone={([name]) => go(name === undefined ? undefined : { side: "here", name })}
          onClose={close}
        />
      );
    case "import": {
      const into = place?.side === "here" ? place.name : "";
      return (
        <ImportPane
          key={into}
          name={into}
          onDone={(name) => go({ side: "here", name })}
          onClose={close}
        />
      );
    }
    case "about":
      return plan ? (
        <PlanPane
          key={plan.name}
          view={view}
          plan={plan}
          onRenamed={(name) => go({ side: "here", name }, { kind: "about" })}
          onGone={() => go(undefined)}
          onClose={close}
        />
      ) : null;
    case "compare":
      return place ? (
        <ComparePane place={place} other={{ side: "tenant", name: "Global" }} onClose={close} />
      ) : null;
    case "rule":
      return plan ? (
        <RulePane
          key={`${spoken(place as Place)} ${open.at} ${plan.rules[open.at]?.rule.name ?? newRule}`}
          plan={plan}
          at={open.at}
          onClose={close}
          onMove={(from, to) => edits.move.mutate({ from, to })}
          onRemove={(at) => {
            close();
            edits.remove.mutate(at);
          }}
        />
      ) : null;
  }
}

function Commands(props: {
  view: service.DialPlansView;
  plan: service.DialPlanView | undefined;
  place: Place | undefined;
  setOpen: (open: Open | undefined) => void;
  go: (place: Place | undefined) => void;
}) {
  const { t } = useTranslation("dialplans");
  const { view, plan, place, setOpen } = props;
  const here = place?.side === "here" && plan !== undefined;
  const fresh = useRuleDrafts(plan?.name ?? "").has(newRule);
  const full = plan !== undefined && plan.rules.length >= plan.most;
  const global = view.tenant.find((one) => one.name === "Global");
  const edit = useMutation({
    mutationFn: () => call(() => DialPlans.TakeOver(["Global"])),
    onSuccess: () => props.go({ side: "here", name: "Global" }),
  });
  const show = (open: Open) => () => {
    setOpen(open);
    focusRegionSoon("pane");
  };
  const commands: Command[] = [];
  if (here) {
    commands.push({
      id: "rule",
      words: t(fresh ? "commands.goOn" : "commands.rule"),
      icon: <AddRegular />,
      primary: true,
      disabled: full,
      onRun: show({ kind: "rule", at: plan.rules.length }),
    });
  }
  commands.push({
    id: "new",
    words: t("commands.new"),
    icon: here ? <DocumentRegular /> : <AddRegular />,
    primary: !here,
    onRun: show({ kind: "new" }),
  });
  commands.push({
    id: "import",
    words: t("commands.import"),
    icon: <ArrowImportRegular />,
    onRun: show({ kind: "import" }),
  });
  if (here) {
    commands.push({
      id: "about",
      words: t("commands.about"),
      icon: <SettingsRegular />,
      onRun: show({ kind: "about" }),
    });
  }
  if (place) {
    commands.push({
      id: "copy",
      words: t("commands.copy"),
      icon: <CopyRegular />,
      onRun:
        place.side === "template"
          ? show({ kind: "new", country: place.name })
          : show({ kind: "copy" }),
    });
  }
  if (place?.side === "tenant" && place.name === "Global" && !global?.here) {
    commands.push({ id: "global", words: t("commands.global"), onRun: () => edit.mutate() });
  }
  if (view.tenant.some((one) => one.name !== "Global" && !one.here)) {
    commands.push({ id: "take", words: t("commands.take"), onRun: show({ kind: "take" }) });
  }
  if (place && view.read && !(place.side === "tenant" && place.name === "Global")) {
    commands.push({
      id: "compare",
      words: t("commands.compare"),
      onRun: show({ kind: "compare" }),
    });
  }
  const wrong = plan?.rules.flatMap((one) => one.findings.filter((f) => f.severity === "error"));
  const problems = (wrong?.length ?? 0) + (plan?.problems.length ?? 0);
  return (
    <CommandBar commands={commands} right={problems > 0 && t("problems", { count: problems })} />
  );
}

function firstOf(view: service.DialPlansView | undefined): Place | undefined {
  const first = view?.plans[0];
  return first && { side: "here", name: first.name };
}

function isListed(view: service.DialPlansView, place: Place): boolean {
  return placesOf(view).some((one) => spoken(one.place) === spoken(place));
}

function placesOf(view: service.DialPlansView): { place: Place; words: string }[] {
  const all = (
    side: Place["side"],
    lines: { name: string }[],
    id = (at: number) => lines[at]?.name,
  ) => lines.map(({ name }, at) => ({ place: { side, name: id(at) ?? name }, words: name }));
  return [
    ...all("here", view.plans),
    ...all("tenant", view.tenant),
    ...all("template", view.templates, (at) => view.templates[at]?.country),
  ];
}

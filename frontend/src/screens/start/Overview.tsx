import { Caption1 } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ArrowSyncRegular, DocumentAddRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { call, toProblem, type Problem, type Where } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { LinkButton } from "../../components/LinkButton";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { count, day } from "../../format";
import { stepIds } from "../../shell/model";
import { addressOfHit, stepOfHit } from "../../shell/words";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Shell from "../../wailsjs/go/service/Shell";
import * as Start from "../../wailsjs/go/service/Start";
import { LastRuns } from "./LastRuns";
import { OpenProblems } from "./OpenProblems";
import { daysUntil, nextAnswer } from "./standing";
import { NotKeptList } from "./NotKeptList";
import { StepList } from "./StepList";

/** The customer at a glance: what is next, every step, the last runs, and the open problems in the pane. */
export function Overview({ customer }: { customer: string }) {
  const { t } = useTranslation("start");
  const navigate = useNavigate();
  const start = useQuery({
    queryKey: keys.start(),
    queryFn: ({ signal }) => call(Start.View, signal),
  });
  const read = useMutation({ mutationFn: () => call(Shell.ReadTenant) });
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const onePane = useMediaQuery(`(max-width: ${breakpoints.onePane - 1}px)`);
  const view = start.data;
  if (!view) {
    return (
      <Screen>
        {start.error && <ProblemRow problem={toProblem(start.error)} at="work" />}
        <AnswerHeading answer={t("question")} above={customer} />
      </Screen>
    );
  }
  const problems = (view.problems ?? []) as Problem[];
  const next = nextAnswer(view.nextStep, view.steps ?? [], problems);
  const open = (step: string, id?: string) => {
    const to = stepIds.find((each) => each === step);
    if (to) void navigate({ to: `/${to}`, search: id ? { select: id } : {} });
  };
  /** What a problem of the design is about has a screen of its own within the step. */
  const openAt = (where: Where) => {
    if (where.step !== "personas" || where.id === "")
      return open(where.step, where.id || undefined);
    void navigate({ to: `/${stepOfHit(where)}`, search: { select: addressOfHit(where) } });
  };
  const nextName = view.nextStep === "" ? "" : t(`shell:steps.${view.nextStep}`);
  const stops = problems.filter((problem) => problem.severity === "error").length;
  const toHeed = problems.filter((problem) => problem.severity !== "info").length;
  const openProblems = (
    <OpenProblems problems={problems} checking={view.checking} onOpen={openAt} />
  );
  return (
    <Screen scrolls pane={onePane ? undefined : openProblems}>
      {start.error && <ProblemRow problem={toProblem(start.error)} at="work" />}
      <AnswerHeading
        answer={t(next.key, { count: next.count, step: nextName })}
        above={<GoLive day={view.goLive} />}
        qualifier={
          toHeed === 0
            ? t(view.checking ? "qualifier.checking" : "qualifier.none")
            : t("qualifier.problems", {
                count: toHeed,
                stops: t("qualifier.stops", { count: stops }),
              })
        }
      />
      <CommandBar
        commands={[
          ...(view.nextStep === ""
            ? []
            : [
                {
                  id: "next",
                  words: t("open", { step: nextName }),
                  primary: true,
                  onRun: () => open(view.nextStep),
                },
              ]),
          {
            id: "read",
            words: t("readTenant"),
            icon: <ArrowSyncRegular />,
            disabled: read.isPending,
            onRun: () => read.mutate(),
          },
          {
            id: "new",
            words: t("newCustomer"),
            icon: <DocumentAddRegular />,
            onRun: () => void navigate({ to: "/start", search: { select: "workbooks" } }),
          },
        ]}
        right={narrow ? undefined : <Totals totals={view.totals} />}
      />
      <NotKeptList />
      <StepList steps={view.steps ?? []} problems={problems} onOpen={open} />
      {onePane && <div>{openProblems}</div>}
      <LastRuns runs={view.runs ?? []} onOpen={(id) => open("runs", id)} />
    </Screen>
  );
}

function Totals({ totals }: { totals: service.TotalsView }) {
  const { t } = useTranslation("start");
  const of = (key: "departments" | "personas" | "users" | "numbers") =>
    t(key, { count: totals[key], n: count(totals[key]) });
  return (
    <Caption1>
      {t("totals", {
        departments: of("departments"),
        personas: of("personas"),
        users: totals.read ? of("users") : t("usersUnread"),
        numbers: of("numbers"),
      })}
    </Caption1>
  );
}

function GoLive(props: { day: string }) {
  const { t } = useTranslation("start");
  const navigate = useNavigate();
  if (props.day === "") {
    return (
      <>
        {t("noGoLive")}{" "}
        <LinkButton onClick={() => void navigate({ to: "/settings" })}>{t("setGoLive")}</LinkButton>
      </>
    );
  }
  const left = daysUntil(props.day, new Date());
  if (left === 0) return <>{t("goLiveToday")}</>;
  if (left < 0) return <>{t("goLivePast", { day: day(props.day) })}</>;
  return <>{t("goLive", { day: day(props.day), count: left })}</>;
}

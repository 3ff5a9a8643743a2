import { makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { CommandBar } from "../../components/CommandBar";
import { EmptyState } from "../../components/EmptyState";
import type { Grade } from "../../components/HeatMapCell";
import { HeatMapGrid } from "../../components/HeatMapGrid";
import { gradeLetter, gradeName } from "../../components/heatMapModel";
import { ProblemRow } from "../../components/ProblemRow";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import { count } from "../../format";
import { breakpoints } from "../../theme/sizes";
import { useMediaQuery } from "../../theme/useMediaQuery";
import type { service } from "../../wailsjs/go/models";
import * as Features from "../../wailsjs/go/service/Features";
import { FeaturePane } from "./FeaturePane";
import { departmentIn, featureIn } from "./grades";
import { Legend } from "./Legend";
import { Native } from "./Native";
import { useNavigate } from "@tanstack/react-router";

const useStyles = makeStyles({
  grown: { flexGrow: 1, minHeight: 0, display: "flex", flexDirection: "column" },
});

/** What is needed and whether Teams does it: features by departments, gaps and decisions. */
export default function FeaturesScreen() {
  const styles = useStyles();
  const { t } = useTranslation("features");
  const navigate = useNavigate();
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const [selected, select] = useSelected();
  const [graded, setGraded] = useState<number>();
  const features = useQuery({
    queryKey: keys.features(),
    queryFn: ({ signal }) => call(Features.Map, signal),
  });
  const grade = useMutation({
    scope: { id: "grade" },
    mutationFn: (to: { feature: string; department: string; grade: string }) =>
      call(() => Features.SetGrade(to.feature, to.department, to.grade, "")),
  });
  const fromAnswers = useMutation({
    mutationFn: () => call(Features.GradeFromAnswers),
    onSuccess: setGraded,
  });
  const setGrade = (id: string, department: string, letter: Grade) =>
    grade.mutate({ feature: id, department, grade: gradeName(letter) });
  const view = features.data;
  const feature = featureIn(selected);
  const close = () => select(undefined);
  const undecided = view?.rows.filter((row) => row.gap === "undecided") ?? [];

  return (
    <Screen
      pane={
        feature && (
          <FeaturePane
            key={feature}
            id={feature}
            department={departmentIn(selected)}
            onGrade={setGrade}
            onClose={close}
          />
        )
      }
      onClosePane={close}
    >
      {features.error && <ProblemRow problem={toProblem(features.error)} at="work" />}
      {view === undefined ? (
        <AnswerHeading answer={t("question")} />
      ) : view.departments.length === 0 ? (
        <>
          <AnswerHeading answer={t("answer.nobody")} />
          <EmptyState
            title={t("noDepartments")}
            words={t("noDepartmentsWords")}
            actions={[{ words: t("toWorkshop"), onRun: () => void navigate({ to: "/workshop" }) }]}
          />
        </>
      ) : (
        <div className={styles.grown}>
          <FeaturesHeading view={view} undecided={undecided} graded={graded} />
          <CommandBar
            commands={[
              ...(undecided.length > 0
                ? [
                    {
                      id: "decide",
                      words: t("decideGaps", { count: undecided.length }),
                      primary: true,
                      onRun: () => select(undecided[0]?.id),
                    },
                  ]
                : []),
              {
                id: "answers",
                words: t("fromAnswers"),
                primary: undecided.length === 0 && view.graded === 0,
                disabled: fromAnswers.isPending,
                onRun: () => fromAnswers.mutate(),
              },
            ]}
            right={narrow ? undefined : <Legend />}
          />
          <HeatMapGrid
            label={t("map")}
            nameHead={t("feature")}
            columns={view.departments.map((each) => ({
              id: each.id,
              name: columnName(view, each),
            }))}
            afterHeads={[t("together"), t("doesTeams")]}
            rows={view.rows.map((row) => ({
              id: row.id,
              name: row.name,
              grades: row.grades.map(gradeLetter),
              marks: row.marked ?? [],
              after: [
                <strong key="together">
                  {row.together === "" ? "" : t(`common:grade.${gradeLetter(row.together)}`)}
                </strong>,
                <Native key="native" row={row} />,
              ],
            }))}
            selected={feature}
            selectedColumn={departmentIn(selected)}
            onSelect={(id, department) =>
              select(department === undefined ? id : `${department}/${id}`)
            }
            onGrade={setGrade}
          />
        </div>
      )}
    </Screen>
  );
}

/** A department's name; with its office where two departments are called the same. */
function columnName(
  view: service.FeatureMapView,
  department: service.FeatureMapView["departments"][0],
) {
  const same = view.departments.filter((each) => each.name === department.name).length > 1;
  return same && department.place !== ""
    ? `${department.name} ${department.place}`
    : department.name;
}

function FeaturesHeading(props: {
  view: service.FeatureMapView;
  undecided: service.FeatureRowView[];
  graded: number | undefined;
}) {
  const { t } = useTranslation("features");
  const { view, undecided } = props;
  const total = view.rows.length;
  const heard = view.departments.filter((_, column) =>
    view.rows.some((row) => row.grades[column] !== ""),
  ).length;
  const decided = view.lacking - undecided.length;
  const names = undecided.slice(0, 3).map((row) => row.name);
  const more = undecided.length - names.length;
  const qualifier =
    view.lacking === 0
      ? t("noGaps")
      : undecided.length === 0
        ? t("allDecided", { count: decided })
        : t("someDecided", {
            decided: t("decided", { count: decided }),
            open: t("open", { count: undecided.length }),
            names:
              more > 0 ? t("andMore", { names: names.join(", "), count: more }) : names.join(", "),
          });
  return (
    <AnswerHeading
      above={t("above", { count: total, heard: count(heard), of: count(view.departments.length) })}
      answer={
        view.graded === 0
          ? t("answer.none", { total: count(total) })
          : view.lacking === 0
            ? t("answer.all", { wanted: count(view.wanted), count: total })
            : t("answer.some", {
                wanted: count(view.wanted),
                total: count(total),
                count: view.lacking,
              })
      }
      qualifier={
        <span role="status">
          {props.graded === undefined ? qualifier : t("gradedNow", { count: props.graded })}
        </span>
      }
    />
  );
}

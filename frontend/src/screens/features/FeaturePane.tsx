import {
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import type { Grade } from "../../components/HeatMapCell";
import { LinkButton } from "../../components/LinkButton";
import { gradeLetter } from "../../components/heatMapModel";
import { LongName } from "../../components/LongName";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import type { service } from "../../wailsjs/go/models";
import * as Features from "../../wailsjs/go/service/Features";
import { DecisionForm } from "./DecisionForm";
import { voices, type Voice } from "./grades";

const useStyles = makeStyles({
  said: {
    display: "grid",
    gridTemplateColumns: "minmax(80px, auto) 1fr",
    columnGap: "16px",
    rowGap: "8px",
    margin: 0,
  },
  who: { color: tokens.colorNeutralForeground3, margin: 0, maxWidth: "120px" },
  what: { margin: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
  source: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: "4px 0 0",
  },
  text: { margin: 0 },
});

/** The grades a department can give. */
const grades = ["M", "S", "C", "W"] as const;

/** One feature: who said what, what Teams does and lacks, the ways to close the gap, and the decision. */
export function FeaturePane(props: {
  id: string;
  /** The department whose cell was chosen: its grade can be changed here. */
  department?: string;
  onGrade: (feature: string, department: string, grade: Grade) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("features");
  const navigate = useNavigate();
  const detail = useQuery({
    queryKey: keys.feature(props.id),
    queryFn: ({ signal }) => call(() => Features.Detail(props.id), signal),
  });
  const view = detail.data;
  if (!view) {
    return (
      <Pane title={t("feature")} onClose={props.onClose}>
        {detail.error && <ProblemRow problem={toProblem(detail.error)} />}
      </Pane>
    );
  }
  const wanting = view.said.filter((each) => each.grade === view.together);
  const caption =
    view.together === ""
      ? t("notGraded")
      : t("because", {
          grade: t(`common:grade.${gradeLetter(view.together)}`),
          names: wanting.map((each) => each.department).join(", "),
        });
  const cell = view.said.find((each) => each.departmentId === props.department);
  const facts = (
    <>
      {cell && (
        <PaneSection title={t("gradeOf", { department: cell.department })}>
          <RadioGroup
            layout="horizontal"
            aria-label={t("gradeOf", { department: cell.department })}
            value={gradeLetter(cell.grade)}
            onChange={(_, data) => props.onGrade(view.id, cell.departmentId, data.value as Grade)}
          >
            {grades.map((grade) => (
              <Radio key={grade} value={grade} label={t(`common:grade.${grade}`)} />
            ))}
          </RadioGroup>
        </PaneSection>
      )}
      <PaneSection title={t("whoSaid")}>
        <dl className={styles.said}>
          {voices(view.said).map((voice) => (
            <VoiceLine key={voice.departments.join()} voice={voice} />
          ))}
        </dl>
      </PaneSection>
      <PaneSection title={t("whatTeamsDoes")}>
        <p className={styles.text}>{view.lacks || t("teamsDoesIt")}</p>
        {view.licences.length > 0 && (
          <p className={styles.source}>{t("licences", { names: view.licences.join(", ") })}</p>
        )}
        <p className={styles.source}>{t(view.sure === "assumed" ? "assumed" : "documented")}</p>
      </PaneSection>
    </>
  );
  const follows = view.follows.length > 0 && (
    <PaneSection title={t("follows")}>
      {view.follows.map((persona, index) => (
        <Fragment key={persona.id}>
          {index > 0 && ", "}
          <LinkButton
            onClick={() => void navigate({ to: "/personas", search: { select: persona.id } })}
          >
            <LongName name={persona.name} plain />
          </LinkButton>
        </Fragment>
      ))}
    </PaneSection>
  );
  return (
    <DecisionForm
      view={view}
      caption={caption}
      onClose={props.onClose}
      before={facts}
      after={follows}
    />
  );
}

function VoiceLine({ voice }: { voice: Voice }) {
  const styles = useStyles();
  const { t } = useTranslation("features");
  const navigate = useNavigate();
  const grade =
    voice.grade === ""
      ? t("notAsked")
      : t("saidGrade", { grade: t(`common:grade.${voice.grade}`) });
  const open = (answer: service.SaidView | Voice["answers"][0]) =>
    void navigate({
      to: "/workshop",
      search: { select: `${answer.departmentId}/${answer.questionId}` },
    });
  return (
    <>
      <dt className={styles.who}>{voice.departments.join(", ")}</dt>
      <dd className={styles.what}>
        {voice.grade === "M" || voice.grade === "S" ? (
          <strong>{grade}</strong>
        ) : (
          <span className={voice.grade === "" ? styles.quiet : undefined}>{grade}</span>
        )}{" "}
        {voice.why}
        {voice.answers.map((answer) => (
          <div key={answer.questionId}>
            {answer.words || answer.text}{" "}
            <LinkButton onClick={() => open(answer)}>{t("theAnswer")}</LinkButton>
          </div>
        ))}
      </dd>
    </>
  );
}

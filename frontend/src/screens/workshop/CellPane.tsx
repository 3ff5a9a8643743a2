import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import { Loaded } from "../../components/Loaded";
import { Pane } from "../../components/Pane";
import { Facts, PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import type { service } from "../../wailsjs/go/models";
import * as Workshop from "../../wailsjs/go/service/Workshop";
import { questionKey } from "./interviewModel";

const useStyles = makeStyles({
  answer: { ...typographyStyles.body1Strong, margin: "0 0 4px", overflowWrap: "anywhere" },
  words: { margin: 0, fontStyle: "italic", color: tokens.colorNeutralForeground2 },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  plain: { margin: 0, paddingLeft: "16px" },
});

/** One answer in full: the question, what was said in their words, what others said, and what follows from it. */
export function CellPane(props: {
  department: service.DepartmentView;
  question: string;
  onClose: () => void;
  onHear: (department: string, question?: string) => void;
}) {
  const { t } = useTranslation("workshop");
  const { department, question } = props;
  const interview = useQuery({
    queryKey: keys.interview(department.id),
    queryFn: ({ signal }) => call(() => Workshop.Interview(department.id), signal),
  });
  const board = useQuery({
    queryKey: keys.board(),
    queryFn: ({ signal }) => call(Workshop.Board, signal),
  });
  const row = board.data?.sections
    .flatMap((section) => section.rows)
    .find((each) => each.questionId === question);
  const cell = row?.cells.find((each) => each.departmentId === department.id);
  const asked = interview.data?.sections
    .flatMap((section) => section.questions)
    .filter((each) => each.id === question);
  return (
    <Pane
      title={row?.text ?? question}
      caption={t("cellCaption", { department: department.name, with: department.leader })}
      onClose={props.onClose}
      foot={
        <Button
          appearance="primary"
          disabled={!asked || asked.length === 0}
          onClick={() => {
            const first = asked?.[0];
            props.onHear(department.id, first ? questionKey(first) : undefined);
          }}
        >
          {t(cell?.asked ? "changeAnswer" : "askNow")}
        </Button>
      }
    >
      {cell && cell.conflict !== "" && (
        <ProblemRow
          problem={{
            code: t("contradicts"),
            severity: "warning",
            summary: t("contradicts"),
            detail: cell.conflict,
            hint: "",
            where: { step: "workshop", kind: "answer", id: question, field: "" },
          }}
          tag={department.name}
        />
      )}
      <Loaded query={interview}>{() => <Answers asked={asked ?? []} cell={cell} />}</Loaded>
    </Pane>
  );
}

function Answers(props: {
  asked: service.InterviewQuestionView[];
  cell: service.BoardCellView | undefined;
}) {
  const styles = useStyles();
  const { t } = useTranslation("workshop");
  const first = props.asked[0];
  if (!first) {
    return <p className={styles.none}>{props.cell?.asked ? props.cell.text : t("needless")}</p>;
  }
  return (
    <>
      {props.asked.map((each) => (
        <PaneSection key={each.queue} title={each.queue === "" ? t("theirAnswer") : each.queue}>
          {each.answer ? (
            <>
              <p className={styles.answer}>{each.shown || t("noAnswer")}</p>
              {each.answer.words !== "" && <p className={styles.words}>{each.answer.words}</p>}
            </>
          ) : (
            <p className={styles.none}>{t("notAsked")}</p>
          )}
        </PaneSection>
      ))}
      {first.said.length > 0 && (
        <PaneSection title={t("othersSaid")}>
          <Facts facts={first.said.map((said) => [said.department, said.text || said.words])} />
        </PaneSection>
      )}
      <PaneSection title={t("follows")}>
        {first.features.length === 0 ? (
          <p className={styles.none}>{t("followsNothing")}</p>
        ) : (
          <ul className={styles.plain}>
            {first.features.map((name) => (
              <li key={name}>{t("setsGrade", { name })}</li>
            ))}
          </ul>
        )}
      </PaneSection>
    </>
  );
}

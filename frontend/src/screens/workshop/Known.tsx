import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Pane } from "../../components/Pane";
import { Facts, PaneSection } from "../../components/PaneSection";
import { questionKey, type Standing } from "./interviewModel";

const useStyles = makeStyles({
  now: { fontWeight: tokens.fontWeightSemibold },
  said: { margin: "0 0 4px" },
  words: { color: tokens.colorNeutralForeground2, fontStyle: "italic" },
});

/** What is known of the section or the queue so far, and what others said to the question that is asked now. */
export function Known({ standing }: { standing: Standing }) {
  const styles = useStyles();
  const { t } = useTranslation("interview");
  const { section, question } = standing;
  const isQueue = section.queue !== "";
  return (
    <Pane
      title={isQueue ? section.queue : section.title}
      caption={t(isQueue ? "knownOfQueue" : "known")}
    >
      <PaneSection title={t("soFar")}>
        <Facts
          facts={section.questions.map((each) => [
            each.short,
            questionKey(each) === questionKey(question) ? (
              <span className={styles.now}>{each.shown || t("nothingYet")}</span>
            ) : (
              each.shown || t("nothingYet")
            ),
          ])}
        />
      </PaneSection>
      {question.said.length > 0 && (
        <PaneSection title={t("saidBefore")}>
          {question.said.map((said) => (
            <p key={`${said.departmentId} ${said.questionId}`} className={styles.said}>
              {t("said", { department: said.department, text: said.text || t("nothingYet") })}{" "}
              {said.words !== "" && <span className={styles.words}>{said.words}</span>}
            </p>
          ))}
        </PaneSection>
      )}
    </Pane>
  );
}

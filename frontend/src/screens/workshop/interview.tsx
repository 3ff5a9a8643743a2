import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The interview in the room; its question is in the heading until there is one to ask. */
export default function InterviewScreen() {
  const { t } = useTranslation("interview");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The plan screen; its question is in the heading until there is an answer. */
export default function PlanScreen() {
  const { t } = useTranslation("plan");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The targeting screen; its question is in the heading until there is an answer. */
export default function TargetingScreen() {
  const { t } = useTranslation("targeting");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

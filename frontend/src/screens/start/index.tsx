import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The start screen; its question is in the heading until there is an answer. */
export default function StartScreen() {
  const { t } = useTranslation("start");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

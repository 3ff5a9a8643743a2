import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The explain screen; its question is in the heading until there is an answer. */
export default function ExplainScreen() {
  const { t } = useTranslation("explain");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

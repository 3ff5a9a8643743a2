import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The runs screen; its question is in the heading until there is an answer. */
export default function RunsScreen() {
  const { t } = useTranslation("runs");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The personas screen; its question is in the heading until there is an answer. */
export default function PersonasScreen() {
  const { t } = useTranslation("personas");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

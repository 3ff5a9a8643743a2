import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The documents screen; its question is in the heading until there is an answer. */
export default function DocumentsScreen() {
  const { t } = useTranslation("documents");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The numbers screen; its question is in the heading until there is an answer. */
export default function NumbersScreen() {
  const { t } = useTranslation("numbers");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

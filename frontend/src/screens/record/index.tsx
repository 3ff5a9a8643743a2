import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The record screen; its question is in the heading until there is an answer. */
export default function RecordScreen() {
  const { t } = useTranslation("record");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

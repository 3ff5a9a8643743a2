import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The workshop screen; its question is in the heading until there is an answer. */
export default function WorkshopScreen() {
  const { t } = useTranslation("workshop");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

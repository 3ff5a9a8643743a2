import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Screen } from "../../components/Screen";

/** The features screen; its question is in the heading until there is an answer. */
export default function FeaturesScreen() {
  const { t } = useTranslation("features");
  return (
    <Screen>
      <AnswerHeading answer={t("question")} />
    </Screen>
  );
}

import { makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { PaneSection } from "../../components/PaneSection";
import { Screen } from "../../components/Screen";
import { useLook } from "../../theme/ThemeProvider";
import { parseChoice } from "../../theme/themes";

const useStyles = makeStyles({ body: { padding: "0 24px", maxWidth: "640px" } });

/** How this machine shows PersonaDesk. The choice stays on the machine and is no part of a workbook. */
export default function SettingsScreen() {
  const styles = useStyles();
  const { t } = useTranslation("settings");
  const { look, choice, choose } = useLook();
  const answer = t(choice === "system" ? "followsSystem" : "chosen", { look: t(`look.${look}`) });
  return (
    <Screen scrolls>
      <AnswerHeading answer={answer} qualifier={t("onThisMachine")} />
      <div className={styles.body}>
        <PaneSection title={t("theme")} level={2}>
          <RadioGroup
            value={choice}
            aria-label={t("theme")}
            onChange={(_, data) => choose(parseChoice(data.value))}
          >
            <Radio value="system" label={t("choice.system")} />
            <Radio value="light" label={t("choice.light")} />
            <Radio value="dark" label={t("choice.dark")} />
            <Radio value="contrast" label={t("choice.contrast")} />
          </RadioGroup>
        </PaneSection>
      </div>
    </Screen>
  );
}

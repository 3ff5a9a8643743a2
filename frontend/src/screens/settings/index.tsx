import { makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import { AnswerHeading } from "../../components/AnswerHeading";
import { Loaded } from "../../components/Loaded";
import { Facts, PaneSection } from "../../components/PaneSection";
import { Screen } from "../../components/Screen";
import { useLook } from "../../theme/ThemeProvider";
import { parseChoice } from "../../theme/themes";
import * as Shell from "../../wailsjs/go/service/Shell";
import { CustomerForm } from "./CustomerForm";

const useStyles = makeStyles({
  body: { padding: "0 24px", maxWidth: "640px" },
  list: { margin: 0, paddingLeft: "16px", display: "grid", rowGap: "4px" },
});

/** What nobody has proven against a live tenant yet; the README says the same at length. */
const assumptions = ["tenant", "policies", "numbers", "timing", "prices", "features"] as const;

/** The customer, how this machine shows PersonaDesk, and what is assumed rather than proven. */
export default function SettingsScreen() {
  const styles = useStyles();
  const { t } = useTranslation("settings");
  const { look, choice, choose } = useLook();
  const shell = useQuery({
    queryKey: keys.shell(),
    queryFn: ({ signal }) => call(Shell.State, signal),
  });
  const answer = t(choice === "system" ? "followsSystem" : "chosen", { look: t(`look.${look}`) });
  return (
    <Screen scrolls>
      <AnswerHeading answer={answer} qualifier={t("onThisMachine")} />
      <div className={styles.body}>
        <PaneSection level={2} title={t("theme")}>
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
        <Loaded query={shell}>
          {(state) => (
            <>
              {state.open && (
                <PaneSection level={2} title={t("customer")}>
                  <CustomerForm customer={state.customer} />
                </PaneSection>
              )}
              <PaneSection level={2} title={t("assumed")}>
                <ul className={styles.list}>
                  {assumptions.map((each) => (
                    <li key={each}>{t(`assumption.${each}`)}</li>
                  ))}
                </ul>
              </PaneSection>
              <PaneSection level={2} title={t("program")}>
                <Facts
                  facts={[
                    [t("version"), state.version],
                    ...(state.open ? ([[t("file"), state.path]] as [string, string][]) : []),
                  ]}
                />
              </PaneSection>
            </>
          )}
        </Loaded>
      </div>
    </Screen>
  );
}

import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { lazy, Suspense, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { StateBadge } from "../../components/StateBadge";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import type { Caret } from "./editor/CodeField";
import type { Complete } from "./editor/completion";
import { PlainField } from "./editor/PlainField";
import type { EditorWords } from "./editor/words";
import type { useTrial } from "./useTrial";

/** The most characters that Entra takes. */
const most = 3072;

const mac = navigator.platform.startsWith("Mac");

// Asked for as soon as this screen is, so that it is there by the time there is a rule to show.
const fetched = import("./editor/CodeField");
const CodeField = lazy(() => fetched);

const useStyles = makeStyles({
  frame: {
    position: "relative",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ":focus-within": { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
  foot: {
    ...typographyStyles.caption1,
    display: "flex",
    justifyContent: "space-between",
    columnGap: "24px",
    minHeight: "16px",
    padding: "4px 0",
    color: tokens.colorNeutralForeground2,
  },
  characters: { whiteSpace: "nowrap" },
});

const askProgram: Complete = (text, caret) => call(() => Targeting.Complete(text, caret));

/**
 * The text of a rule, with its problems marked and what can be written next. Below it whether Entra takes it, and how
 * long it is. `now` is the last answer about it, perhaps about the text as it was a moment ago.
 */
export function RuleEditor(props: {
  label: string;
  text: string;
  now: ReturnType<typeof useTrial>["now"];
  onText: (text: string) => void;
  complete?: Complete;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const words = useWords();
  const { text, now, onText } = props;
  const caret = useRef<Caret>(null);
  const problems = now?.trial.problems;
  const errors = problems?.filter((problem) => problem.severity === "error").length ?? 0;
  const of = now?.text;
  const found = useMemo(
    () => (of === undefined || !problems ? undefined : { text: of, problems }),
    [of, problems],
  );
  const shown = { text, found, label: props.label, describedBy: "rule-state", invalid: errors > 0 };
  return (
    <div>
      <div className={styles.frame}>
        <Suspense
          fallback={
            <PlainField
              now={shown}
              onText={onText}
              onCaret={(at) => {
                caret.current = at;
              }}
            />
          }
        >
          <CodeField
            now={shown}
            words={words}
            caret={caret}
            complete={props.complete ?? askProgram}
            onText={onText}
          />
        </Suspense>
      </div>
      <div className={styles.foot} id="rule-state">
        {now ? <RuleState trial={now.trial} errors={errors} /> : <span />}
        <span className={styles.characters}>
          {t("editor.characters", { n: count(Array.from(text).length), most: count(most) })}
        </span>
      </div>
    </div>
  );
}

/** Whether Entra takes a rule, and whether the portal's builder can show it. */
function RuleState(props: { trial: service.RuleTrialView; errors: number }) {
  const { t } = useTranslation("targeting");
  const { valid, portal } = props.trial;
  if (!valid) {
    return <StateBadge state="stop" words={t("editor.invalid", { count: props.errors })} />;
  }
  const words = portal.fits ? t("editor.valid") : t("editor.beyondPortal", { why: portal.why });
  return <StateBadge state="done" words={words} />;
}

/** What the editor says by itself, in the words of the page. */
function useWords(): EditorWords {
  const { t } = useTranslation("targeting");
  const { t: common } = useTranslation("common");
  return useMemo(() => {
    const fixKey = mac ? t("editor.fixKeyMac") : t("editor.fixKey");
    return {
      placeholder: t("editor.placeholder"),
      fixKey,
      noFix: t("editor.noFix"),
      options: t("editor.options"),
      problem: (severity, message, says) =>
        t(says === "" ? "editor.aloud" : "editor.aloudFix", {
          severity: common(`severity.${severity}`),
          message,
          key: fixKey,
          says,
        }),
      fixed: (says) => t("editor.fixed", { says }),
      users: (users) => t("editor.users", { count: users, n: count(users) }),
    };
  }, [t, common]);
}

import { useTranslation } from "react-i18next";
import { AnswerHeading } from "../../components/AnswerHeading";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";

/** The answer of the screen: how many test numbers become what they should, and what stands in the way. */
export function Heading({ plan }: { plan: service.DialPlanView | undefined }) {
  const { t } = useTranslation("dialplans");
  if (!plan) {
    return <AnswerHeading answer={t("answer.none")} qualifier={t("answer.noneSays")} />;
  }
  const tests = plan.tests.length;
  const answer =
    plan.rules.length === 0
      ? t("answer.empty")
      : tests === 0
        ? t("answer.untested", { count: plan.rules.length })
        : t("answer.tested", { count: tests, right: plan.right });
  return (
    <AnswerHeading
      above={t(`aboveAt.${plan.side}`, {
        name: plan.name,
        rules: t("list.rules", { count: plan.rules.length }),
      })}
      answer={answer}
      qualifier={qualifier(plan, t)}
    />
  );
}

type Translate = (key: string, options?: Record<string, unknown>) => string;

function qualifier(plan: service.DialPlanView, t: Translate): string {
  const broken = plan.rules.findIndex((one) => one.findings.some((f) => f.severity === "error"));
  const wrong = plan.tests.filter((one) => !one.right);
  const first = wrong[0];
  if (broken >= 0) {
    const name = plan.rules[broken]?.rule.name;
    return first
      ? t("answer.brokenWrong", { count: wrong.length, n: broken + 1, name })
      : t("answer.broken", { n: broken + 1, name });
  }
  if (first) {
    return t("answer.wrong", {
      dialled: first.test.dialled,
      number: first.number,
      should: first.test.becomes,
    });
  }
  if (plan.side === "template") return plan.source;
  if (plan.side === "tenant") return t("answer.tenant");
  if (plan.given.length === 0) return t("answer.given.none");
  return plan.read
    ? t("answer.given.users", { count: plan.given.length, n: count(plan.users) })
    : t("answer.given.unread", { count: plan.given.length });
}

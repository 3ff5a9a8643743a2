import { Button, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../components/LinkButton";
import { List } from "../../components/List";
import { fromArray, type Column } from "../../components/listModel";
import { StateBadge } from "../../components/StateBadge";
import { Tabs } from "../../components/Tabs";
import { useDraft } from "../../components/useDraft";
import { sizes } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";
import { testsOf, useEdits } from "./useDialPlans";

const useStyles = makeStyles({
  head: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    flexWrap: "wrap",
    padding: `8px ${sizes.gutter}px 0`,
  },
  title: { ...typographyStyles.caption1Strong, margin: 0 },
  add: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "end",
    gap: "8px",
    padding: `8px ${sizes.gutter}px`,
  },
  label: { ...typographyStyles.caption1, display: "block" },
  field: { width: "152px", height: "28px" },
  quiet: {
    color: tokens.colorNeutralForeground2,
    padding: `4px ${sizes.gutter}px 12px`,
    margin: 0,
  },
  heard: {
    position: "absolute",
    whiteSpace: "nowrap",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
  },
  remove: { minWidth: 0, width: "24px", height: "24px", padding: 0 },
});

type Shown = "all" | "wrong" | "emergency";

/** The test numbers of a dial plan, the wrong ones first; a click dials one on the bench. */
export function Tests(props: {
  plan: service.DialPlanView;
  dialled: string;
  onDial: (text: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const [shown, show] = useState<Shown>("all");
  const { plan } = props;
  const editable = plan.side === "here";
  const edits = useEdits(plan.name);
  const seen = testsOf(plan);
  const wrong = plan.tests.filter((one) => !one.right);
  const emergency = plan.tests.filter((one) => one.emergency);
  const rows =
    shown === "wrong"
      ? wrong
      : shown === "emergency"
        ? emergency
        : [...wrong, ...plan.tests.filter((one) => one.right)];
  const columns: Column<service.DialTestView>[] = [
    {
      id: "dialled",
      head: t("tests.dialled"),
      width: "minmax(96px, 1fr)",
      cell: (one) => one.test.dialled,
      text: (one) => one.test.dialled,
    },
    {
      id: "number",
      head: t("tests.becomes"),
      width: "minmax(112px, 1fr)",
      cell: (one) => one.number,
    },
    {
      id: "should",
      head: t("tests.should"),
      width: "minmax(112px, 1fr)",
      cell: (one) => one.test.becomes,
    },
    {
      id: "rule",
      head: t("tests.rule"),
      width: "minmax(140px, 1.4fr)",
      cell: (one) => (
        <StateBadge
          state={one.right ? "done" : "stop"}
          words={
            one.emergency
              ? t("tests.emergency")
              : one.rule < 0
                ? t("tests.nobody")
                : t("bench.rule", { n: one.rule + 1, name: one.ruleName })
          }
        />
      ),
    },
    ...(editable
      ? [
          {
            id: "remove",
            head: <span className={styles.heard}>{t("tests.removeHead")}</span>,
            width: "24px",
            cell: (one: service.DialTestView) => (
              <Button
                appearance="subtle"
                className={styles.remove}
                icon={<DismissRegular />}
                aria-label={t("tests.remove", { number: one.test.dialled })}
                onClick={(event) => {
                  event.stopPropagation();
                  edits.tests.mutate({ seen, wanted: seen.filter((test) => test !== one.test) });
                }}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <section aria-label={t("tests.title", { count: plan.tests.length })}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t("tests.title", { count: plan.tests.length })}</h2>
        {plan.tests.length > 0 && (
          <Tabs
            label={t("tests.show")}
            selected={shown}
            onSelect={show}
            tabs={[
              { id: "all", words: t("tests.all", { n: plan.tests.length }) },
              { id: "wrong", words: t("tests.wrong", { n: wrong.length }) },
              { id: "emergency", words: t("tests.emergencies", { n: emergency.length }) },
            ]}
          />
        )}
      </div>
      {plan.tests.length > 0 && (
        <List
          label={t("tests.title", { count: plan.tests.length })}
          source={fromArray(rows)}
          keyOf={(one) => one.test.dialled}
          columns={columns}
          height="dense"
          fill={false}
          selected={props.dialled}
          onSelect={(_, one) => props.onDial(one.test.dialled)}
        />
      )}
      {editable && <Add plan={plan} />}
      {editable && plan.proposed.length > 0 && (
        <p className={styles.quiet}>
          {t("tests.proposed", { count: plan.proposed.length })}{" "}
          <LinkButton
            onClick={() => edits.tests.mutate({ seen, wanted: [...seen, ...plan.proposed] })}
          >
            {t("tests.takeProposed")}
          </LinkButton>
        </p>
      )}
      <p className={styles.quiet}>
        {plan.country === ""
          ? t("tests.noCountry")
          : t("tests.never", { country: plan.countryName })}
      </p>
    </section>
  );
}

function Add({ plan }: { plan: service.DialPlanView }) {
  const styles = useStyles();
  const { t } = useTranslation("dialplans");
  const [draft, setDraft] = useDraft<{ dialled: string; becomes: string }>(
    `dialplan/${plan.name}/test`,
    `${plan.name}: ${t("tests.dialled")}`,
  );
  const edits = useEdits(plan.name);
  const typed = draft ?? { dialled: "", becomes: "" };
  const set = (next: typeof typed) =>
    setDraft(next.dialled === "" && next.becomes === "" ? undefined : next);
  const ready = typed.dialled.trim() !== "" && typed.becomes.trim() !== "";
  const field = (id: "dialled" | "becomes", words: string) => (
    <div>
      <label htmlFor={`test-${id}`} className={styles.label}>
        {words}
      </label>
      <Input
        id={`test-${id}`}
        size="small"
        className={styles.field}
        value={typed[id]}
        spellCheck={false}
        autoComplete="off"
        onChange={(_, data) => set({ ...typed, [id]: data.value })}
      />
    </div>
  );
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const test = {
          dialled: typed.dialled.trim(),
          becomes: typed.becomes.trim(),
          from: "typed",
        } as service.DialTestView["test"];
        const seen = testsOf(plan);
        edits.tests.mutate(
          { seen, wanted: [...seen, test] },
          {
            onSuccess: () => {
              setDraft(undefined);
              document.getElementById("test-dialled")?.focus();
            },
          },
        );
      }}
    >
      {field("dialled", t("tests.newDialled"))}
      {field("becomes", t("tests.newBecomes"))}
      <Button type="submit" size="small" disabled={!ready}>
        {t("tests.add")}
      </Button>
      {draft && !ready && <span className={styles.label}>{t("rules.notKept")}</span>}
    </form>
  );
}

import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import { CopyButton } from "../../components/CopyButton";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { useDraft } from "../../components/useDraft";
import { lately } from "../../format";
import { shellSource } from "../../shell/source";
import { running, useStore } from "../../shell/store";
import type { service } from "../../wailsjs/go/models";
import * as Plan from "../../wailsjs/go/service/Plan";
import { BillTable } from "./BillTable";
import { endsWith, refusing } from "./planModel";
import { SafeChecks } from "./SafeChecks";

const useStyles = makeStyles({
  fingerprint: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    fontFamily: tokens.fontFamilyMonospace,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: "4px 4px 4px 12px",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    margin: "4px 0 0",
  },
  typed: { width: "120px", fontFamily: tokens.fontFamilyMonospace },
});

/** How many approvals that lapsed are spoken of; the record has all. */
const lapsedShown = 2;

/** The pane while no line is selected: what the plan costs, whether it is safe, and the approval of a person. */
export function ApprovalPane(props: { view: service.PlanView; onClose?: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("plan");
  const { view } = props;
  const navigate = useNavigate();
  // For this plan alone: what approves another is typed anew.
  const [draft, setTyped] = useDraft<string>(
    `approval/${view.fingerprint}`,
    t("approval.title", { plan: view.number }),
  );
  const typed = draft ?? "";
  const busy = useStore(running).size > 0;
  const shell = useQuery({
    queryKey: keys.shell(),
    queryFn: ({ signal }) => shellSource.state(signal),
  });
  const run = useMutation({
    mutationFn: async () => {
      if (!view.approved) await call(() => Plan.Approve(typed));
      return call(Plan.Run);
    },
    onSuccess: () => {
      setTyped(undefined);
      void navigate({ to: "/runs", search: {} });
    },
  });
  const refused = refusing(view.checks);
  const mayRun = shell.data?.person.may.includes("changeTenant") ?? false;
  const held = heldBack({ view, refused: refused?.id, mayRun, busy });
  const right = endsWith(view.fingerprint, typed);
  const wrong = typed.trim().length >= 4 && !right;
  const last = view.approvals.at(-1);
  return (
    <Pane
      title={t(held === "ran" ? "line.plan" : "approval.title", { plan: view.number })}
      caption={
        last
          ? t("approval.by", { by: last.by, at: lately(last.at, new Date()) })
          : t("approval.nobody")
      }
      onClose={props.onClose}
      foot={
        held !== "ran" && (
          <Button
            appearance="primary"
            disabled={held !== undefined || !right || run.isPending}
            onClick={() => run.mutate()}
          >
            {t(view.approved ? "approval.run" : "approval.approve")}
          </Button>
        )
      }
    >
      <PaneSection title={t("bill.title")}>
        <BillTable bill={view.bill} />
      </PaneSection>
      <PaneSection title={t("checks.title")}>
        <SafeChecks checks={view.checks} />
      </PaneSection>
      <PaneSection title={t("approval.fingerprint")}>
        <div className={styles.fingerprint}>
          <span data-testid="fingerprint">{view.fingerprint}</span>
          <CopyButton text={view.fingerprint} what={t("approval.fingerprint")} />
        </div>
        <p className={styles.note}>{t("approval.covers", { count: view.bill.changes })}</p>
        {view.lapsed.slice(0, lapsedShown).map((lapsed) => (
          <p key={lapsed.by + lapsed.at} className={styles.note}>
            {t("approval.lapsed", {
              by: lapsed.by,
              at: lately(lapsed.at, new Date()),
              why: lapsed.why,
            })}
          </p>
        ))}
      </PaneSection>
      {held ? (
        <p className={styles.note}>{t(`approval.held.${held}`)}</p>
      ) : (
        <Field
          label={t("approval.type")}
          validationState={wrong ? "error" : "none"}
          validationMessage={wrong ? t("approval.wrong") : undefined}
        >
          <Input
            className={styles.typed}
            value={typed}
            maxLength={4}
            autoComplete="off"
            spellCheck={false}
            placeholder={t("approval.lastFour")}
            onChange={(_, data) => setTyped(data.value === "" ? undefined : data.value)}
          />
        </Field>
      )}
    </Pane>
  );
}

/** Why nobody can approve right now, undefined when somebody can. */
function heldBack(at: {
  view: service.PlanView;
  refused: string | undefined;
  mayRun: boolean;
  busy: boolean;
}): "ran" | "checking" | "stale" | "stopped" | "losses" | "refused" | "role" | "busy" | undefined {
  if (at.view.stale === "ran") return "ran";
  if (at.view.stale === "checking") return "checking";
  if (at.view.stale !== "") return "stale";
  if (!at.view.mayApprove) return "stopped";
  if (at.refused) return at.refused === "losses" ? "losses" : "refused";
  if (!at.mayRun) return "role";
  return at.busy ? "busy" : undefined;
}

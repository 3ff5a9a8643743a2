import { Button, Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { NotKept } from "../../components/NotKept";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { useDraft } from "../../components/useDraft";
import type { service } from "../../wailsjs/go/models";
import * as Features from "../../wailsjs/go/service/Features";

/** What is recorded when a gap is left open on purpose. */
const without = "Do without";

/** What is typed of a decision. */
interface Typed {
  way: string;
  by: string;
  note: string;
}

/** The pane of a feature with the ways to close its gap and who decided for which, and why. */
export function DecisionForm(props: {
  view: service.FeatureDetailView;
  caption: string;
  onClose: () => void;
  before: ReactNode;
  after: ReactNode;
}) {
  const { t } = useTranslation("features");
  const { view } = props;
  const before = view.decision;
  const [draft, setDraft] = useDraft<Partial<Typed>>(
    `decision/${view.id}`,
    t("decisionOn", { name: view.name }),
  );
  const chosen: Typed = {
    way: before?.way ?? "",
    by: before?.by ?? "",
    note: before?.note ?? "",
    ...draft,
  };
  const change = (part: Partial<Typed>) => setDraft({ ...draft, ...part });
  const decide = useMutation({
    mutationFn: () =>
      call(() =>
        Features.Decide({
          featureId: view.id,
          way: chosen.way,
          by: chosen.by.trim(),
          note: chosen.note.trim(),
        }),
      ),
    onSuccess: () => setDraft(undefined),
  });
  const gap = view.gap !== "none";
  const changed = draft !== undefined;
  const ready = chosen.way !== "" && chosen.by.trim() !== "" && changed && !decide.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) decide.mutate();
  };
  return (
    <Pane
      title={view.name}
      caption={props.caption}
      onClose={props.onClose}
      foot={
        gap && (
          <>
            <Button
              appearance="primary"
              type="submit"
              form="decision"
              data-save=""
              disabled={!ready}
            >
              {t(before ? "changeDecision" : "recordDecision")}
            </Button>
            <Button appearance="subtle" onClick={props.onClose}>
              {t("later")}
            </Button>
          </>
        )
      }
    >
      {props.before}
      {gap && (
        <form id="decision" onSubmit={submit}>
          <PaneSection title={t("ways")}>
            <RadioGroup
              aria-label={t("ways")}
              value={chosen.way}
              onChange={(_, data) => change({ way: data.value })}
            >
              {ways(view.ways, chosen.way).map((each) => (
                <Radio key={each} value={each} label={each === without ? t("without") : each} />
              ))}
            </RadioGroup>
          </PaneSection>
          <PaneSection title={t("decision")}>
            <Field label={t("decidedBy")}>
              <Input value={chosen.by} onChange={(_, data) => change({ by: data.value })} />
            </Field>
            <Field label={t("why")}>
              <Input value={chosen.note} onChange={(_, data) => change({ note: data.value })} />
            </Field>
            {changed && <NotKept label={t("decision")} onDrop={() => setDraft(undefined)} />}
          </PaneSection>
        </form>
      )}
      {props.after}
    </Pane>
  );
}

/** The ways to choose from: those known, doing without, and whatever was decided before. */
function ways(known: readonly string[], chosen: string): string[] {
  const list = known.includes(without) ? [...known] : [...known, without];
  return chosen === "" || list.includes(chosen) ? list : [chosen, ...list];
}

import { Button, Checkbox, Field, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { ChooseMany } from "../../components/ChooseMany";
import { ChooseOne } from "../../components/ChooseOne";
import { useDraft } from "../../components/useDraft";
import type { persona, service } from "../../wailsjs/go/models";
import { Form, Lines, Text, UsedBy } from "./Form";
import { callingType, routingType } from "./placesModel";
import { usePlaceEdits, type Plain } from "./usePlaces";

const useStyles = makeStyles({
  one: {
    display: "grid",
    rowGap: "8px",
    paddingLeft: "10px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
});

const modes = ["", "NotificationOnly", "ConferenceMuted", "ConferenceUnMuted"];
const lookups = ["", "Enabled", "Disabled"];
const nobody: persona.Notification = { dial: "", groups: [], dialOut: "", mode: "" };

/** The pane of an emergency policy or of shared calling, by its parts. */
export function PolicyPane(props: {
  view: service.PlacesView;
  type: string;
  line: service.PlacePolicy | undefined;
  problems: service.FixableView[];
  onKept: (id: string) => void;
  onGone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("places");
  const { view, line, type } = props;
  const edits = usePlaceEdits();
  const before = line?.name ?? "";
  const kept: Plain<service.PlacePolicy> = line ?? {
    type,
    name: "",
    description: "",
    existing: false,
    empty: false,
    state: "new",
    says: "",
    disclaimer: "",
    lookup: "",
    notifications: [nobody],
    numbers: [],
    account: "",
    callbacks: [],
    personas: [],
  };
  const [draft, setDraft] = useDraft<Partial<Plain<service.PlacePolicy>>>(
    `place/${type}/${before}`,
    before || t(`policy.new.${type}`),
  );
  const policy = { ...kept, ...draft };
  const change = (to: Partial<Plain<service.PlacePolicy>>) => setDraft({ ...draft, ...to });
  const keep = () =>
    edits.policy.mutate(
      { before, policy: trimmed(policy) },
      {
        onSuccess: () => {
          setDraft(undefined);
          props.onKept(`policy/${type}/${policy.name.trim()}`);
        },
      },
    );
  return (
    <Form
      title={before || t(`policy.new.${type}`)}
      caption={view.types.find((each) => each.id === type)?.name ?? ""}
      dirty={draft !== undefined}
      ready={policy.name.trim() !== "" && draft !== undefined && !edits.policy.isPending}
      error={edits.policy.error ?? edits.removePolicy.error}
      problems={props.problems}
      onKeep={keep}
      onLeave={() => setDraft(undefined)}
      onDelete={
        line &&
        (() => {
          setDraft(undefined);
          props.onGone();
          edits.removePolicy.mutate({ type, name: before });
        })
      }
      onClose={props.onClose}
      below={line && <UsedBy personas={line.personas} />}
    >
      <Text label={t("policy.name")} value={policy.name} onChange={(name) => change({ name })} />
      <Text
        label={t("policy.description")}
        value={policy.description}
        onChange={(description) => change({ description })}
      />
      <Checkbox
        label={t("policy.existing")}
        checked={policy.existing}
        onChange={(_, data) => change({ existing: data.checked === true })}
      />
      {!policy.existing && <Parts {...{ view, policy, change }} />}
    </Form>
  );
}

interface PartsProps {
  view: service.PlacesView;
  policy: Plain<service.PlacePolicy>;
  change: (to: Partial<Plain<service.PlacePolicy>>) => void;
}

function Parts(props: PartsProps) {
  if (props.policy.type === callingType) return <Calling {...props} />;
  return props.policy.type === routingType ? <Routing {...props} /> : <Shared {...props} />;
}

/** Who hears of an emergency call: of any, and of single numbers. */
function Calling({ policy, change }: PartsProps) {
  const styles = useStyles();
  const { t } = useTranslation("places");
  const list = policy.notifications.length === 0 ? [nobody] : policy.notifications;
  const put = (at: number, to: Partial<persona.Notification>) =>
    change({ notifications: list.map((one, index) => (index === at ? { ...one, ...to } : one)) });
  return (
    <>
      {list.map((one, at) => {
        const name = (field: string) =>
          at === 0 ? t(`calling.${field}`) : t(`calling.${field}Of`, { at });
        return (
          <div key={at} className={styles.one} role="group" aria-label={name("group")}>
            {at > 0 && (
              <Text label={name("dial")} value={one.dial} onChange={(dial) => put(at, { dial })} />
            )}
            <Lines
              label={name("groups")}
              value={one.groups}
              onChange={(groups) => put(at, { groups })}
              hint={t("calling.groupsHint")}
            />
            <Field label={name("mode")}>
              <ChooseOne
                label={name("mode")}
                options={modes.map((id) => ({ id, words: t(`modes.${id || "usual"}`) }))}
                chosen={one.mode}
                onChoose={(mode) => put(at, { mode })}
              />
            </Field>
            <Text
              label={name("dialOut")}
              value={one.dialOut}
              onChange={(dialOut) => put(at, { dialOut })}
            />
            {at > 0 && (
              <Button
                size="small"
                onClick={() => change({ notifications: list.filter((_, index) => index !== at) })}
              >
                {t("calling.without", { at })}
              </Button>
            )}
          </div>
        );
      })}
      <Button size="small" onClick={() => change({ notifications: [...list, nobody] })}>
        {t("calling.more")}
      </Button>
      <Lines
        label={t("calling.disclaimer")}
        value={policy.disclaimer.split("\n")}
        onChange={(text) => change({ disclaimer: text.join("\n") })}
        hint={t("calling.disclaimerHint", { count: 350 - policy.disclaimer.length })}
      />
      <Field label={t("calling.lookup")}>
        <ChooseOne
          label={t("calling.lookup")}
          options={lookups.map((id) => ({ id, words: t(`lookups.${id || "usual"}`) }))}
          chosen={policy.lookup}
          onChoose={(lookup) => change({ lookup })}
        />
      </Field>
    </>
  );
}

/** The numbers for emergencies, what people dial for them, and over which usage they leave. */
function Routing({ view, policy, change }: PartsProps) {
  const styles = useStyles();
  const { t } = useTranslation("places");
  const list = policy.numbers;
  const put = (at: number, to: Partial<persona.EmergencyNumber>) =>
    change({ numbers: list.map((one, index) => (index === at ? { ...one, ...to } : one)) });
  return (
    <>
      {list.length === 0 && (
        <Checkbox
          label={t("routing.empty")}
          checked={policy.empty}
          onChange={(_, data) => change({ empty: data.checked === true })}
        />
      )}
      {list.map((one, index) => {
        const at = index + 1;
        return (
          <div key={at} className={styles.one} role="group" aria-label={t("routing.group", { at })}>
            <Text
              label={t("routing.dial", { at })}
              value={one.dial}
              onChange={(dial) => put(index, { dial })}
            />
            <Lines
              label={t("routing.masks", { at })}
              value={one.masks}
              onChange={(masks) => put(index, { masks })}
              hint={t("routing.masksHint")}
            />
            <Field label={t("routing.usage", { at })}>
              <ChooseMany
                single
                free
                label={t("routing.usage", { at })}
                options={[
                  { id: "", words: t("routing.noUsage") },
                  ...view.options.usages.map((id) => ({ id, words: id })),
                ]}
                chosen={[one.usage]}
                onChoose={(chosen) => put(index, { usage: chosen[0] ?? "" })}
              />
            </Field>
            <Button
              size="small"
              onClick={() => change({ numbers: list.filter((_, other) => other !== index) })}
            >
              {t("routing.without", { at })}
            </Button>
          </div>
        );
      })}
      <Button
        size="small"
        onClick={() =>
          change({ empty: false, numbers: [...list, { dial: "", masks: [], usage: "" }] })
        }
      >
        {t("routing.more")}
      </Button>
    </>
  );
}

/** Whose number is shared, and at which numbers an emergency centre calls back. */
function Shared({ view, policy, change }: PartsProps) {
  const { t } = useTranslation("places");
  return (
    <>
      <Field label={t("shared.account")} hint={t("shared.accountHint")}>
        <ChooseMany
          single
          free
          label={t("shared.account")}
          options={view.options.accounts.map((id) => ({ id, words: id }))}
          chosen={policy.account === "" ? [] : [policy.account]}
          onChoose={(chosen) => change({ account: chosen[0] ?? "" })}
        />
      </Field>
      <Lines
        label={t("shared.callbacks")}
        value={policy.callbacks}
        onChange={(callbacks) => change({ callbacks })}
        hint={t("shared.callbacksHint")}
      />
    </>
  );
}

/** What was typed, without blank lines. */
function trimmed(policy: Plain<service.PlacePolicy>): Plain<service.PlacePolicy> {
  const lines = (list: string[]) => list.map((each) => each.trim()).filter((each) => each !== "");
  return {
    ...policy,
    callbacks: lines(policy.callbacks),
    numbers: policy.numbers.map((one) => ({ ...one, masks: lines(one.masks) })),
    notifications: policy.notifications.map((one) => ({ ...one, groups: lines(one.groups) })),
  };
}

import { Button, Field, Input, makeStyles, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { ChooseMany } from "../../components/ChooseMany";
import { Fixables } from "../../components/Fixables";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import { count } from "../../format";
import type { service, voice } from "../../wailsjs/go/models";
import { useRoutingEdit } from "./useRouting";

const useStyles = makeStyles({
  form: { display: "grid", rowGap: "12px" },
  mono: { fontFamily: "monospace" },
});

const empty: voice.Route = {
  name: "",
  description: "",
  pattern: "",
  usages: [],
  gateways: [],
  priority: 0,
  existing: false,
};

/** The pane of a voice route: made here and edited, or as the tenant has it. */
export function RoutePane(props: {
  line?: service.RouteLine;
  view: service.RoutingView;
  onDone: (key: string | undefined) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("routing");
  const { line, view } = props;
  const before = line?.route.name ?? "";
  const [draft, setDraft] = useDraft<Partial<voice.Route>>(
    `routing/route/${before}`,
    before || t("route.new"),
  );
  const edit = useRoutingEdit();
  const stands = line?.route ?? empty;
  const route = { ...stands, ...draft };
  const ours = line === undefined || line.from === "made";
  const change = (next: Partial<voice.Route>) => setDraft({ ...draft, ...next });
  const save = () =>
    edit.saveRoute.mutate(
      { before, route },
      {
        onSuccess: () => {
          setDraft(undefined);
          props.onDone(`route/${route.name}`);
        },
      },
    );
  const error = edit.saveRoute.error ?? edit.remove.error ?? edit.takeOver.error;
  const options = (names: string[]) => names.map((id) => ({ id, words: id }));
  const ready = route.name.trim() !== "" && draft !== undefined;
  return (
    <Pane
      title={before || t("route.new")}
      caption={line ? t(`from.${line.from}`) : t("route.caption")}
      onClose={props.onClose}
      foot={
        <>
          {ours && (
            <Button
              appearance="primary"
              disabled={!ready || edit.saveRoute.isPending}
              onClick={save}
            >
              {t("save")}
            </Button>
          )}
          {ours && draft && <Button onClick={() => setDraft(undefined)}>{t("drop")}</Button>}
          {line?.from === "tenant" && (
            <Button
              appearance="primary"
              onClick={() =>
                edit.takeOver.mutate([before], { onSuccess: () => props.onDone(`route/${before}`) })
              }
            >
              {t("takeOver")}
            </Button>
          )}
          {line && line.from !== "tenant" && (
            <Button
              onClick={() =>
                edit.remove.mutate(
                  { kind: "route", name: before },
                  { onSuccess: () => props.onDone(undefined) },
                )
              }
            >
              {line.from === "taken" ? t("letGo") : t("delete")}
            </Button>
          )}
          {draft && <span role="status">{t("notKept")}</span>}
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ours && ready) save();
        }}
      >
        {error && <ProblemRow problem={toProblem(error)} />}
        {line && <Fixables problems={line.problems} />}
        <Field label={t("field.name")} required={ours}>
          <Input
            value={route.name}
            readOnly={!ours}
            spellCheck={false}
            onChange={(_, data) => change({ name: data.value })}
          />
        </Field>
        <Field label={t("field.description")}>
          <Textarea
            value={route.description}
            readOnly={!ours}
            onChange={(_, data) => change({ description: data.value })}
          />
        </Field>
        <Field label={t("field.pattern")} hint={t("hint.pattern")}>
          <Input
            value={route.pattern}
            readOnly={!ours}
            spellCheck={false}
            input={{ className: styles.mono }}
            onChange={(_, data) => change({ pattern: data.value })}
          />
        </Field>
        <Field label={t("field.usages")} hint={t("hint.usages")}>
          {ours ? (
            <ChooseMany
              label={t("field.usages")}
              options={options(view.usages.map((usage) => usage.name))}
              chosen={route.usages}
              onChoose={(usages) => change({ usages })}
            />
          ) : (
            <Input value={route.usages.join(", ")} readOnly />
          )}
        </Field>
        <Field
          label={t("field.gateways")}
          hint={view.read ? t("hint.gateways") : t("hint.gatewaysUnread")}
        >
          {ours ? (
            <ChooseMany
              free
              label={t("field.gateways")}
              options={options(view.gateways)}
              chosen={route.gateways}
              onChoose={(gateways) => change({ gateways })}
            />
          ) : (
            <Input value={route.gateways.join(", ")} readOnly />
          )}
        </Field>
        <Field label={t("field.priority")} hint={t("hint.priority")}>
          <Input
            type="number"
            min={0}
            value={String(route.priority)}
            readOnly={!ours}
            onChange={(_, data) =>
              change({ priority: Math.max(0, Math.trunc(Number(data.value))) })
            }
          />
        </Field>
        {line && (
          <p>
            {line.policies.length === 0
              ? t("usedByNone")
              : t("usedBy", {
                  policies: line.policies.join(", "),
                  n: count(line.users),
                  count: line.users,
                })}
          </p>
        )}
        <button type="submit" hidden />
      </form>
    </Pane>
  );
}

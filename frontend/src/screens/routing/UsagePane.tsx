import { Button, Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { Fixables } from "../../components/Fixables";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import type { service } from "../../wailsjs/go/models";
import { useRoutingEdit } from "./useRouting";

/** The pane of a PSTN usage: the name by which policies allow routes. */
export function UsagePane(props: {
  line?: service.UsageLine;
  onDone: (key: string | undefined) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("routing");
  const { line } = props;
  const before = line?.name ?? "";
  const [draft, setDraft] = useDraft<string>(`routing/usage/${before}`, before || t("usage.new"));
  const edit = useRoutingEdit();
  const name = draft ?? before;
  const ours = line?.from !== "tenant";
  const save = () =>
    edit.saveUsage.mutate(
      { before, name },
      {
        onSuccess: () => {
          setDraft(undefined);
          props.onDone(`usage/${name}`);
        },
      },
    );
  const error = edit.saveUsage.error ?? edit.remove.error;
  const ready = name.trim() !== "" && draft !== undefined;
  return (
    <Pane
      title={before || t("usage.new")}
      caption={line ? t(`from.${line.from}`) : t("usage.caption")}
      onClose={props.onClose}
      foot={
        ours && (
          <>
            <Button
              appearance="primary"
              disabled={!ready || edit.saveUsage.isPending}
              onClick={save}
            >
              {t("save")}
            </Button>
            {draft !== undefined && (
              <Button onClick={() => setDraft(undefined)}>{t("drop")}</Button>
            )}
            {line && (
              <Button
                onClick={() =>
                  edit.remove.mutate(
                    { kind: "usage", name: before },
                    { onSuccess: () => props.onDone(undefined) },
                  )
                }
              >
                {t("delete")}
              </Button>
            )}
            {draft !== undefined && <span role="status">{t("notKept")}</span>}
          </>
        )
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ours && ready) save();
        }}
      >
        {error && <ProblemRow problem={toProblem(error)} />}
        {line && <Fixables problems={line.problems} />}
        <Field label={t("field.name")} required={ours}>
          <Input
            value={name}
            readOnly={!ours}
            spellCheck={false}
            onChange={(_, data) => setDraft(data.value)}
          />
        </Field>
        {line && (
          <>
            <p>
              {line.routes.length === 0
                ? t("usage.noRoutes")
                : t("usage.routes", { routes: line.routes.join(", ") })}
            </p>
            <p>
              {line.policies.length === 0
                ? t("usedByNone")
                : t("usage.policies", { policies: line.policies.join(", ") })}
            </p>
          </>
        )}
        <button type="submit" hidden />
      </form>
    </Pane>
  );
}

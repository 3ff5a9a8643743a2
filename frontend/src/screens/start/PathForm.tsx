import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { call } from "../../api";
import { keys } from "../../keys";
import * as Shell from "../../wailsjs/go/service/Shell";

const useStyles = makeStyles({
  root: { display: "grid", gap: "8px" },
  row: { display: "flex", gap: "8px", alignItems: "flex-end" },
  field: { flexGrow: 1 },
});

/**
 * Asks for the path of a file. With `nameLabel` it first asks for a name and suggests a path for it; `suggestFor`
 * is a name that is known already. A suggestion stays until a path is typed.
 */
export function PathForm(props: {
  label: string;
  nameLabel?: string;
  suggestFor?: string;
  action: string;
  primary?: boolean;
  busy: boolean;
  onDone: (path: string, name: string) => void;
}) {
  const styles = useStyles();
  const [name, setName] = useState("");
  const [typed, setTyped] = useState<string>();
  const wanted = props.suggestFor ?? name.trim();
  const suggested = useQuery({
    queryKey: keys.suggest(wanted),
    queryFn: ({ signal }: { signal: AbortSignal }) => call(() => Shell.Suggest(wanted), signal),
    enabled: wanted !== "",
    placeholderData: keepPreviousData<string>,
  });
  const path = typed ?? (wanted === "" ? "" : (suggested.data ?? ""));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== "" && !props.busy) props.onDone(path.trim(), name.trim());
  };
  return (
    <form className={styles.root} onSubmit={submit}>
      {props.nameLabel !== undefined && (
        <Field label={props.nameLabel}>
          <Input value={name} onChange={(_, data) => setName(data.value)} />
        </Field>
      )}
      <div className={styles.row}>
        <Field label={props.label} className={styles.field}>
          <Input value={path} spellCheck={false} onChange={(_, data) => setTyped(data.value)} />
        </Field>
        <Button
          type="submit"
          appearance={props.primary ? "primary" : "secondary"}
          disabled={props.busy || path.trim() === ""}
        >
          {props.action}
        </Button>
      </div>
    </form>
  );
}

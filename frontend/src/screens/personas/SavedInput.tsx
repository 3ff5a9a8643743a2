import { Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";

const useStyles = makeStyles({
  root: { width: "100%", height: "28px" },
  input: { fontSize: tokens.fontSizeBase300, textOverflow: "ellipsis" },
});

/** A field that saves when it is left or on Enter; Escape gives back what was saved. */
export function SavedInput(props: {
  label: string;
  value: string;
  onSave: (value: string) => void;
  required?: boolean;
}) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const save = () => {
    if (typed === undefined) return;
    const value = typed.trim();
    setTyped(undefined);
    if (value !== props.value && !(props.required && value === "")) props.onSave(value);
  };
  return (
    <Input
      size="small"
      className={styles.root}
      input={{ className: styles.input }}
      aria-label={props.label}
      title={typed ?? props.value}
      value={typed ?? props.value}
      onChange={(_, data) => setTyped(data.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
        if (event.key === "Escape" && typed !== undefined) {
          event.preventDefault();
          setTyped(undefined);
        }
      }}
    />
  );
}

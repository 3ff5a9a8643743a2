import { Input, makeStyles } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";

const useStyles = makeStyles({
  root: { padding: "12px 20px 4px" },
  field: { width: "100%", height: "28px" },
});

/** The field over a list of people that narrows it. `mark` lets a command find it. */
export function FindField(props: {
  label: string;
  placeholder: string;
  value: string;
  mark?: string;
  onFind: (text: string) => void;
  onEnter?: () => void;
}) {
  const styles = useStyles();
  return (
    <div className={styles.root} data-field={props.mark}>
      <Input
        size="small"
        type="search"
        className={styles.field}
        contentBefore={<SearchRegular />}
        aria-label={props.label}
        placeholder={props.placeholder}
        value={props.value}
        onChange={(_, data) => props.onFind(data.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") props.onEnter?.();
        }}
      />
    </div>
  );
}

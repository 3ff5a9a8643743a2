import { Dropdown, makeStyles, Option, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  root: { minWidth: 0, width: "100%", height: "28px" },
  field: { fontSize: tokens.fontSizeBase300 },
  words: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  list: { maxHeight: "320px", width: "max-content", minWidth: "160px", maxWidth: "360px" },
  option: { overflowWrap: "anywhere" },
});

/** One choice: its id, the words of it, and shorter words for the closed field where the list shows more. */
export interface Choice {
  id: string;
  words: string;
  short?: string;
}

/** A field that takes one of a list; the list may be wider than the field. */
export function ChooseOne(props: {
  label: string;
  options: readonly Choice[];
  chosen: string;
  onChoose: (id: string) => void;
  disabled?: boolean;
}) {
  const styles = useStyles();
  const chosen = props.options.find((option) => option.id === props.chosen);
  const shown = chosen?.short ?? chosen?.words ?? props.chosen;
  return (
    <Dropdown
      size="small"
      className={styles.root}
      button={{
        className: styles.field,
        children: <span className={styles.words}>{shown || "\u00a0"}</span>,
      }}
      aria-label={props.label}
      title={chosen?.words}
      disabled={props.disabled}
      value={shown}
      selectedOptions={[props.chosen]}
      listbox={{ className: styles.list }}
      onOptionSelect={(_, data) => {
        if (data.optionValue !== undefined && data.optionValue !== props.chosen) {
          props.onChoose(data.optionValue);
        }
      }}
    >
      {props.options.map((option) => (
        <Option key={option.id} value={option.id} text={option.words} className={styles.option}>
          {option.words}
        </Option>
      ))}
    </Dropdown>
  );
}

import {
  Checkbox,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { contrast } from "../../theme/sizes";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  list: { display: "block", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  row: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    minHeight: "56px",
    padding: "0 12px",
    cursor: "pointer",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    [contrast]: { ":hover": { backgroundColor: tokens.colorNeutralBackground1 } },
  },
  picked: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    ":hover": { backgroundColor: tokens.colorBrandBackground2 },
    [contrast]: {
      backgroundColor: tokens.colorNeutralBackground1,
      outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
      outlineOffset: "-2px",
    },
  },
  key: {
    ...typographyStyles.caption1,
    width: "18px",
    height: "18px",
    boxSizing: "border-box",
    textAlign: "center",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
  },
  text: { ...typographyStyles.subtitle2, color: tokens.colorNeutralForeground1, display: "block" },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
});

/** The choices of a question, each with the key that picks it: one of them, or any number. */
export function Choices(props: {
  label: string;
  choices: service.ChoiceView[];
  many: boolean;
  picked: readonly string[];
  onPick: (id: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("interview");
  const rows = props.choices.map((choice, index) => {
    const isPicked = props.picked.includes(choice.id);
    const text =
      choice.text !== "" ? choice.text : t(choice.id === "yes" ? "choice.yes" : "choice.no");
    const label = (
      <span>
        <span className={styles.text}>{text}</span>
        {choice.hint && <span className={styles.hint}>{choice.hint}</span>}
      </span>
    );
    return (
      <div
        key={choice.id}
        className={mergeClasses(styles.row, isPicked && styles.picked)}
        onClick={(event) => {
          // The whole row picks; a click on the control itself already did.
          if (event.target === event.currentTarget) props.onPick(choice.id);
        }}
      >
        {index < 9 && (
          <span className={styles.key} aria-hidden>
            {index + 1}
          </span>
        )}
        {props.many ? (
          <Checkbox checked={isPicked} label={label} onChange={() => props.onPick(choice.id)} />
        ) : (
          <Radio value={choice.id} label={label} />
        )}
      </div>
    );
  });
  return props.many ? (
    <div role="group" aria-label={props.label} className={styles.list}>
      {rows}
    </div>
  ) : (
    <RadioGroup
      className={styles.list}
      aria-label={props.label}
      value={props.picked[0] ?? ""}
      onChange={(_, data) => props.onPick(data.value)}
    >
      {rows}
    </RadioGroup>
  );
}

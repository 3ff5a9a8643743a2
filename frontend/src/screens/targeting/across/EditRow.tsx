import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { ChooseMany } from "../../../components/ChooseMany";
import { ChooseOne } from "../../../components/ChooseOne";
import { media } from "../../../theme/sizes";
import { aboutProperty, settingProperty, type Edit } from "./question";
import type { service } from "../../../wailsjs/go/models";
import { useAttributeWords } from "./useWords";
import { useValues } from "./useValues";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "84px minmax(0, 4fr) 116px minmax(0, 5fr) 28px",
    gap: "4px 8px",
    alignItems: "center",
    padding: "8px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    // Too narrow for a sentence of two lines: four, each with its word and its field.
    [media.rail]: { gridTemplateColumns: "116px minmax(0, 1fr) 28px" },
  },
  word: {
    color: tokens.colorNeutralForeground2,
    whiteSpace: "nowrap",
    [media.rail]: { gridColumn: "1" },
  },
  field: { minWidth: 0, [media.rail]: { gridColumn: "2" } },
  kind: { minWidth: 0, [media.rail]: { gridColumn: "1" } },
  remove: { [media.rail]: { gridColumn: "3", gridRow: "1" } },
});

/** One thing that is imagined, as a sentence of two lines: users with one of some values get another, or none. */
export function EditRow(props: {
  edit: Edit;
  properties: readonly service.PropertyView[];
  onChange: (edit: Edit) => void;
  onRemove: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const words = useAttributeWords();
  const { edit, onChange } = props;
  const [held, typeHeld] = useValues(edit.property);
  const [known, typeKnown] = useValues(edit.set);
  const typeOf = (name: string) =>
    props.properties.find((property) => property.name === name)?.type ?? "string";
  const offered = (name: string) => {
    const names = props.properties.map((property) => property.name);
    if (name !== "" && !names.includes(name)) names.push(name);
    return names.map((id) => ({ id, words: words(id) }));
  };
  const truth = typeOf(edit.set) === "boolean";
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={edit.property === "" ? t("whatIf.edit.new") : words(edit.property)}
    >
      <span className={styles.word}>{t("whatIf.edit.whose")}</span>
      <div className={styles.field}>
        <ChooseOne
          label={t("whatIf.edit.property")}
          options={offered(edit.property)}
          chosen={edit.property}
          onChoose={(property) => onChange(aboutProperty(edit, property))}
        />
      </div>
      <span className={styles.word}>{t("operators.in")}</span>
      <div className={styles.field}>
        <ChooseMany
          label={t("builder.values", { property: words(edit.property) })}
          options={held}
          chosen={edit.from}
          free
          onTyped={typeHeld}
          onChoose={(from) => onChange({ ...edit, from })}
        />
      </div>
      <Button
        className={styles.remove}
        appearance="subtle"
        size="small"
        icon={<DismissRegular />}
        aria-label={t("whatIf.edit.remove", { property: words(edit.property) })}
        onClick={props.onRemove}
      />
      <span className={styles.word}>{t("whatIf.edit.get")}</span>
      <div className={styles.field}>
        <ChooseOne
          label={t("whatIf.edit.set")}
          options={offered(edit.set)}
          chosen={edit.set}
          onChoose={(set) => onChange(settingProperty(edit, set, typeOf(set)))}
        />
      </div>
      {truth ? (
        <span className={styles.word}>{t("whatIf.edit.as")}</span>
      ) : (
        <div className={styles.kind}>
          <ChooseOne
            label={t("whatIf.edit.kind")}
            options={["as", "cleared"].map((id) => ({ id, words: t(`whatIf.edit.${id}`) }))}
            chosen={edit.clear ? "cleared" : "as"}
            onChoose={(kind) => onChange({ ...edit, clear: kind === "cleared" })}
          />
        </div>
      )}
      {truth ? (
        <div className={styles.field}>
          <ChooseOne
            label={t("builder.values", { property: words(edit.set) })}
            options={["true", "false"].map((id) => ({ id, words: t(`truth.${id}`) }))}
            chosen={edit.to}
            onChoose={(to) => onChange({ ...edit, to })}
          />
        </div>
      ) : edit.clear ? (
        <span />
      ) : (
        <div className={styles.field}>
          <ChooseMany
            label={t("builder.values", { property: words(edit.set) })}
            options={known}
            chosen={edit.to === "" ? [] : [edit.to]}
            free
            single
            onTyped={typeKnown}
            onChoose={([to]) => onChange({ ...edit, to: to ?? "" })}
          />
        </div>
      )}
    </div>
  );
}

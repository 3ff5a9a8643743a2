import { Checkbox, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../components/ChooseOne";
import type { form } from "../../wailsjs/go/models";
import { thirdField } from "./rowGrid";
import { planFields, withField, withQuantifier } from "./conditions";

const useStyles = makeStyles({
  second: { paddingTop: "4px" },
  third: thirdField,
  enabled: { minHeight: "28px", margin: "-4px 0 -4px -8px" },
});

/**
 * The fields of a condition on a collection, in two lines: which of the items, for a plan which field of it, and then
 * the comparison. `end` is what stands at the end of the first line.
 */
export function ItemsFields(props: {
  className: string;
  lead: ReactNode;
  property: ReactNode;
  condition: form.Condition;
  type: string;
  onChange: (condition: form.Condition) => void;
  asked: ReactNode;
  end: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { condition, type, onChange } = props;
  const quantifier = condition.quantifier ?? "";
  const items = quantifier !== "";
  // A plan list as a whole is shown where a rule has it, and not offered: it is not documented.
  const quantifiers = type === "plans" && items ? ["any", "all"] : ["any", "all", ""];
  const plan = type === "plans" && items;
  return (
    <>
      <div className={props.className}>
        {props.lead}
        {props.property}
        <ChooseOne
          label={t("builder.quantifier")}
          options={quantifiers.map((id) => ({ id, words: t(`builder.items.${id || "whole"}`) }))}
          chosen={quantifier}
          onChoose={(id) => onChange(withQuantifier(condition, id, type))}
        />
        <span className={styles.third}>
          {plan && (
            <ChooseOne
              label={t("builder.field")}
              options={planFields.map((id) => ({ id, words: t(`builder.fields.${id}`) }))}
              chosen={condition.field ?? ""}
              onChoose={(field) => onChange(withField(condition, field))}
            />
          )}
        </span>
        {props.end}
      </div>
      <div className={mergeClasses(props.className, styles.second)}>
        <span />
        {plan && condition.field !== "capabilityStatus" ? (
          <Checkbox
            className={styles.enabled}
            label={t("builder.enabled")}
            checked={condition.enabled ?? false}
            onChange={(_, data) => onChange({ ...condition, enabled: data.checked === true })}
          />
        ) : (
          <span />
        )}
        {props.asked}
      </div>
    </>
  );
}

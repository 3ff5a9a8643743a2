import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChooseOne } from "../../components/ChooseOne";
import type { form, service } from "../../wailsjs/go/models";
import { ItemsFields } from "./ItemsFields";
import { LeftOver } from "./LeftOver";
import { isCollection, operatorsFor, spoken, withOperator, withProperty } from "./conditions";
import type { Counts } from "./counts";
import { endButton, rowGrid, thirdField } from "./rowGrid";
import { ValuesField } from "./ValuesField";

const useStyles = makeStyles({
  root: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, padding: "4px 0" },
  line: rowGrid,
  third: thirdField,
  remove: endButton,
});

/** One condition: a property, what about it, the values, and how many users are left after it. */
export function ConditionRow(props: {
  at: string;
  lead: ReactNode;
  condition: form.Condition;
  properties: readonly service.PropertyView[];
  counts: Counts | undefined;
  total: number;
  onChange: (condition: form.Condition) => void;
  onRemove: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { condition, onChange } = props;
  const typeOf = (name: string) =>
    props.properties.find((property) => property.name === name)?.type ?? "string";
  const type = typeOf(condition.property);
  const words = (name: string) => t(`properties.${name}`, { defaultValue: spoken(name) });
  const names = props.properties.map((property) => property.name);
  if (condition.property !== "" && !names.includes(condition.property)) {
    names.push(condition.property);
  }
  const about = words(condition.property);
  const property = (
    <ChooseOne
      label={t("builder.property")}
      options={names.map((name) => ({ id: name, words: words(name) }))}
      chosen={condition.property}
      onChoose={(chosen) => onChange(withProperty(condition, chosen, typeOf(chosen)))}
    />
  );
  const asked = (
    <>
      <ChooseOne
        label={t("builder.operator")}
        options={operatorsFor(type, condition.quantifier).map((id) => ({
          id,
          words: t(`operators.${id}`),
        }))}
        chosen={condition.operator}
        onChoose={(operator) => onChange(withOperator(condition, operator, type))}
      />
      <span className={styles.third}>
        <ValuesField condition={condition} type={type} about={about} onChange={onChange} />
      </span>
    </>
  );
  const end = (
    <>
      <Button
        className={styles.remove}
        appearance="subtle"
        size="small"
        icon={<DismissRegular />}
        aria-label={about ? t("builder.remove", { property: about }) : t("builder.removeNew")}
        onClick={props.onRemove}
      />
      <LeftOver counts={props.counts} total={props.total} />
    </>
  );
  return (
    <div
      className={styles.root}
      role="group"
      aria-label={about || t("builder.newCondition")}
      data-part={props.at}
    >
      {isCollection(type) ? (
        <ItemsFields
          className={styles.line}
          lead={props.lead}
          property={property}
          condition={condition}
          type={type}
          onChange={onChange}
          asked={asked}
          end={end}
        />
      ) : (
        <div className={styles.line}>
          {props.lead}
          {property}
          {asked}
          {end}
        </div>
      )}
    </div>
  );
}

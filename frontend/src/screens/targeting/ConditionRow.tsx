import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { ChooseMany } from "../../components/ChooseMany";
import { ChooseOne } from "../../components/ChooseOne";
import { count } from "../../format";
import { media } from "../../theme/sizes";
import type { rule, service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { Bar } from "./Bar";
import { operatorsFor, spoken, takes, withOperator, withProperty } from "./conditions";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "28px minmax(0, 5fr) minmax(0, 4fr) minmax(0, 5fr) 28px 48px 64px",
    columnGap: "8px",
    alignItems: "center",
    minHeight: "37px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.rail]: {
      gridTemplateColumns: "24px minmax(0, 5fr) minmax(0, 4fr) minmax(0, 5fr) 24px 44px",
    },
  },
  joins: { color: tokens.colorNeutralForeground2 },
  left: { textAlign: "right" },
  bar: { [media.rail]: { display: "none" } },
});

/** How many values of a property are offered at once. */
const mostValues = 200;

/** One condition: a property, what about it, the values, and how many users are left after it. */
export function ConditionRow(props: {
  first: boolean;
  condition: rule.Condition;
  properties: readonly service.PropertyView[];
  left: number | undefined;
  total: number;
  onChange: (condition: rule.Condition) => void;
  onRemove: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { condition, onChange } = props;
  const [typed, setTyped] = useState("");
  const typeOf = (name: string) =>
    props.properties.find((property) => property.name === name)?.type ?? "string";
  const type = typeOf(condition.property);
  const wanted = takes(condition.operator, type);
  const values = useQuery({
    queryKey: ["values", condition.property, typed],
    queryFn: () => call(() => Targeting.Values(condition.property, typed, mostValues)),
    enabled: wanted === "one" || wanted === "many",
    placeholderData: keepPreviousData<service.ValueCount[]>,
    gcTime: 60_000,
  });
  const words = (name: string) => t(`properties.${name}`, { defaultValue: spoken(name) });
  const names = props.properties.map((property) => property.name);
  if (condition.property !== "" && !names.includes(condition.property)) {
    names.push(condition.property);
  }
  const about = words(condition.property);
  return (
    <div className={styles.root} role="group" aria-label={about || t("builder.newCondition")}>
      <span className={styles.joins}>{t(props.first ? "builder.if" : "builder.and")}</span>
      <ChooseOne
        label={t("builder.property")}
        options={names.map((name) => ({ id: name, words: words(name) }))}
        chosen={condition.property}
        onChoose={(property) => onChange(withProperty(condition, property, typeOf(property)))}
      />
      <ChooseOne
        label={t("builder.operator")}
        options={operatorsFor(type).map((id) => ({ id, words: t(`operators.${id}`) }))}
        chosen={condition.operator}
        onChoose={(operator) => onChange(withOperator(condition, operator, type))}
      />
      {wanted === "truth" && (
        <ChooseOne
          label={t("builder.values", { property: about })}
          options={["true", "false"].map((id) => ({ id, words: t(`truth.${id}`) }))}
          chosen={condition.values[0] ?? ""}
          onChoose={(value) => onChange({ ...condition, values: [value] })}
        />
      )}
      {(wanted === "one" || wanted === "many") && (
        <ChooseMany
          label={t("builder.values", { property: about })}
          options={(values.data ?? []).map((value) => ({ id: value.value, words: value.value }))}
          chosen={condition.values}
          free
          single={wanted === "one"}
          onTyped={setTyped}
          onChoose={(chosen) => onChange({ ...condition, values: chosen })}
        />
      )}
      {wanted === "none" && <span />}
      <Button
        appearance="subtle"
        size="small"
        icon={<DismissRegular />}
        aria-label={t("builder.remove", { property: about })}
        onClick={props.onRemove}
      />
      <span className={styles.left}>{props.left === undefined ? "" : count(props.left)}</span>
      <span className={styles.bar}>
        {props.left !== undefined && <Bar part={props.left} of={props.total} />}
      </span>
    </div>
  );
}

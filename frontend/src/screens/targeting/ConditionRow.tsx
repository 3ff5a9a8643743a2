import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { ChooseMany } from "../../components/ChooseMany";
import { ChooseOne } from "../../components/ChooseOne";
import { count } from "../../format";
import { media } from "../../theme/sizes";
import type { rule, service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { Bar } from "./Bar";
import {
  operatorId,
  operatorsFor,
  propertyId,
  spoken,
  takes,
  withOperator,
  withProperty,
} from "./conditions";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "28px minmax(0, 5fr) minmax(0, 4fr) minmax(0, 5fr) 56px 48px 64px",
    columnGap: "8px",
    alignItems: "center",
    minHeight: "37px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.rail]: {
      gridTemplateColumns: "24px minmax(0, 5fr) minmax(0, 4fr) minmax(0, 5fr) 56px 44px",
    },
  },
  joins: { color: tokens.colorNeutralForeground2 },
  first: { display: "flex", alignItems: "center", columnGap: "8px" },
  do: { display: "flex" },
  left: { textAlign: "right" },
  bar: { [media.rail]: { display: "none" } },
});

/** How many values of a property are offered at once. */
const mostValues = 200;

/** One condition: a property, what about it, the values, and how many users are left after it. */
export function ConditionRow(props: {
  connector: ReactNode;
  not: boolean;
  condition: rule.Condition;
  properties: readonly { id: string; type: string }[];
  left: number | undefined;
  total: number;
  more: ReactNode;
  onChange: (condition: rule.Condition) => void;
  onRemove: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { condition, onChange } = props;
  const [typed, setTyped] = useState("");
  const typeOf = (id: string) =>
    props.properties.find((property) => property.id === id)?.type ?? "string";
  const chosen = propertyId(condition);
  const type = typeOf(chosen);
  const operator = operatorId(condition);
  const wanted = takes(operator, type);
  const values = useQuery({
    queryKey: ["values", condition.property, typed],
    queryFn: () => call(() => Targeting.Values(condition.property, typed, mostValues)),
    enabled: type === "string" && (wanted === "one" || wanted === "many"),
    placeholderData: keepPreviousData<service.ValueCount[]>,
    gcTime: 60_000,
  });
  const words = (id: string) =>
    t(`properties.${id.replace(".", "_")}`, { defaultValue: spoken(id) });
  const listed = (list: string[], one: string) =>
    one === "" || list.includes(one) ? list : [...list, one];
  const about = words(chosen);
  return (
    <div className={styles.root} role="group" aria-label={about || t("builder.newCondition")}>
      <span className={styles.joins}>{props.connector}</span>
      <span className={styles.first}>
        {props.not && <span>{t("builder.not")}</span>}
        <ChooseOne
          label={t("builder.property")}
          options={listed(
            props.properties.map((property) => property.id),
            chosen,
          ).map((id) => ({ id, words: words(id) }))}
          chosen={chosen}
          onChoose={(id) => onChange(withProperty(condition, id, typeOf(id)))}
        />
      </span>
      <ChooseOne
        label={t("builder.operator")}
        options={listed(operatorsFor(type), operator).map((id) => ({
          id,
          words: t(`operators.${id.replaceAll(".", "_")}`, {
            defaultValue: id.replaceAll(".", " "),
          }),
        }))}
        chosen={operator}
        onChoose={(id) => onChange(withOperator(condition, id, type))}
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
      <span className={styles.do}>
        {props.more}
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={t("builder.remove", { property: about })}
          onClick={props.onRemove}
        />
      </span>
      <span className={styles.left}>{props.left === undefined ? "" : count(props.left)}</span>
      <span className={styles.bar}>
        {props.left !== undefined && <Bar part={props.left} of={props.total} />}
      </span>
    </div>
  );
}

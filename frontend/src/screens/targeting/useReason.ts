import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { keys } from "../../keys";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { spoken } from "./conditions";
import { oneChange } from "./oneChange";
import { laidOut } from "./ruleText";
import { trialQuery, type Counted } from "./useTrial";

/**
 * Why somebody comes in or leaves, where one condition is all that changed against the rule that was kept; undefined
 * where it takes more words than that, and where the answer about the text is no longer at hand.
 */
export function useReason(personaId: string, text: string): string | undefined {
  const { t } = useTranslation("targeting");
  const { t: common } = useTranslation("common");
  const client = useQueryClient();
  const rules = useQuery({
    queryKey: keys.rules(),
    queryFn: ({ signal }) => call(Targeting.Rules, signal),
  });
  const kept = rules.data?.rules.find((rule) => rule.personaId === personaId)?.rule;
  const saved = useQuery({
    ...trialQuery(personaId, laidOut(kept ?? "")),
    enabled: kept !== undefined,
  });
  const now = client.getQueryData<Counted>(trialQuery(personaId, text).queryKey);
  const before = saved.data?.trial.builder;
  const after = now?.trial.builder;
  const change = before && after ? oneChange(before, after) : undefined;
  if (!change) return undefined;
  const { property, operator, values } = change.condition;
  const words = t(`who.reason.${change.kind}`, {
    property: t(`properties.${property}`, { defaultValue: spoken(property) }),
    how: t(`operators.${operator}`, { defaultValue: operator }),
    values: values.join(common("comma")),
  });
  return words.trim();
}

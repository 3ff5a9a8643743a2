import { useTranslation } from "react-i18next";
import { count } from "../format";

/** A count with the one it replaces, always together: "36 users match, 34 did before". */
export function CountPair(props: { now: number; before: number }) {
  const { t } = useTranslation("common");
  return <>{countPair(t, props.now, props.before)}</>;
}

type Translate = (key: string, values: Record<string, unknown>) => string;

/** The same sentence as text, for a heading. `t` must speak the namespace "common". */
export function countPair(t: Translate, now: number, before: number): string {
  return t("countPair", { count: now, now: count(now), before: count(before) });
}

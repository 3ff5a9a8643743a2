import { useTranslation } from "react-i18next";
import { StateBadge } from "../../components/StateBadge";
import type { service } from "../../wailsjs/go/models";

/** Whether Teams does a feature: its short answer, or the gap and whether that is decided. */
export function Native({
  row,
}: {
  row: Pick<service.FeatureRowView, "native" | "verdict" | "gap">;
}) {
  const { t } = useTranslation("features");
  const partly = row.native === "partly";
  if (row.gap === "undecided") {
    return <StateBadge state="stop" words={t(partly ? "partlyUndecided" : "gapUndecided")} />;
  }
  if (row.gap === "decided") {
    return <StateBadge state="problem" words={t(partly ? "partlyDecided" : "gapDecided")} />;
  }
  return <span title={row.verdict}>{row.verdict || t(`native.${nativeKey(row.native)}`)}</span>;
}

function nativeKey(native: string): "yes" | "addon" | "partly" | "no" {
  return native === "yes" || native === "addon" || native === "partly" ? native : "no";
}

import type { TFunction } from "i18next";
import type { service } from "../../wailsjs/go/models";

/** A value of a setting in people's words: on and off, a choice by its name, a number with its unit. */
export function shownValue(
  setting: Pick<service.PolicySettingView, "kind" | "choices" | "unit">,
  value: string,
  t: TFunction<"policies">,
): string {
  if (value === "") return t("pane.none");
  if (setting.kind === "truth") return t(value.toLowerCase() === "true" ? "pane.on" : "pane.off");
  if (setting.kind === "choice") {
    const known = setting.choices.find((each) => each.value.toLowerCase() === value.toLowerCase());
    return known?.words ?? value;
  }
  return setting.kind === "number" && setting.unit !== "" ? `${value} ${setting.unit}` : value;
}

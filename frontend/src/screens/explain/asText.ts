import type { service } from "../../wailsjs/go/models";
import { shownValue } from "./explainModel";

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Everything on the page as plain text, for a ticket or a mail. */
export function asText(view: service.ExplainView, t: Translate): string {
  const lines = [
    view.person.name,
    view.person.upn,
    "",
    ...view.personas.map((each) =>
      t("explain:text.layer", {
        layer: t(`explain:layer.${each.layer}`),
        name: each.name || t("explain:noPersona"),
        because: each.because,
      }),
    ),
    "",
    ...view.rows.map((row) =>
      t(row.tenant === "differs" ? "explain:text.differs" : "explain:text.row", {
        label: row.label,
        value: shownValue(row),
        should: row.should,
        source: t(`explain:source.${row.source}`),
        tenant: t(`explain:tenant.${row.tenant}`),
      }),
    ),
  ];
  return lines.join("\n");
}

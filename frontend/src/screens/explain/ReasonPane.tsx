import { Button } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LineOfReasoning } from "../../components/LineOfReasoning";
import { Pane } from "../../components/Pane";
import { Facts, PaneSection } from "../../components/PaneSection";
import { stopsOf } from "../../components/reasoning";
import { StateBadge } from "../../components/StateBadge";
import { useOpenStop } from "../../components/useOpenStop";
import type { service } from "../../wailsjs/go/models";
import { kindOf, shownValue, tenantState } from "./explainModel";

/** Why the user has one thing: what is designed and what the tenant says, and the line from what was said to it. */
export function ReasonPane(props: {
  row: service.ExplainRowView;
  person: service.PersonLine;
  onClose: () => void;
}) {
  const { t } = useTranslation("explain");
  const navigate = useNavigate();
  const open = useOpenStop();
  const { row } = props;
  const kind = kindOf(row);
  const what = kind ? t(`kind.${kind}`) : row.label;
  const stops = stopsOf(row.reasons ?? []);
  const persona = stops.find((stop) => stop.kind === "persona");
  return (
    <Pane
      title={t("why", { what, value: shownValue(row) || t("nothing") })}
      caption={t("whyWords")}
      onClose={props.onClose}
      foot={
        persona && (
          <Button
            onClick={() => void navigate({ to: "/personas", search: { select: persona.id } })}
          >
            {t("openPersona")}
          </Button>
        )
      }
    >
      <PaneSection title={t("sides")}>
        <Facts
          facts={[
            [t("should"), row.should || t("nothing")],
            [t("column.has"), row.tenant === "unknown" ? t("notRead") : row.has || t("nothing")],
            [
              t("column.tenant"),
              <StateBadge
                key="state"
                state={tenantState(row.tenant)}
                words={t(`tenant.${row.tenant}`)}
              />,
            ],
            [t("column.through"), t(`source.${row.source}`)],
          ]}
        />
      </PaneSection>
      <PaneSection title={t("line")}>
        <LineOfReasoning stops={stops} onOpen={open} />
      </PaneSection>
    </Pane>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { invoke } from "../../api";
import { keys } from "../../keys";
import { History } from "../../components/History";
import { Loaded } from "../../components/Loaded";
import type { service } from "../../wailsjs/go/models";

const actions = ["add", "change", "delete", "undo", "redo"];

/** What the record says was done to a persona, newest first. */
export function HistoryTab({ id }: { id: string }) {
  const { t } = useTranslation("personas");
  const history = useQuery({
    queryKey: keys.personaHistory(id),
    queryFn: () => invoke<service.HistoryView[]>("Personas", "History", id),
  });
  return (
    <Loaded query={history}>
      {(events) =>
        events.length === 0 ? (
          <p>{t("history.none")}</p>
        ) : (
          <History
            label={t("history.label")}
            events={events.map((event) => ({
              at: event.at,
              what: actions.includes(event.what) ? t(`history.actions.${event.what}`) : event.what,
              detail: [event.detail, event.by === "" ? "" : t("history.by", { by: event.by })]
                .filter((part) => part !== "")
                .join(". "),
              state: event.what === "delete" ? "empty" : "done",
            }))}
          />
        )
      }
    </Loaded>
  );
}

import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Tabs } from "../../components/Tabs";
import { count } from "../../format";
import type { persona } from "../../wailsjs/go/models";
import { useDesignCounts } from "./usePersonas";

/** The lists of the step in which the design is made, each at an address of its own, with what counts its rows. */
const lists = {
  personas: "personas",
  policies: "policies",
  dialplans: "dialPlans",
  queues: "queues",
  places: "places",
  routing: "routes",
  licences: "licences",
} as const satisfies Record<string, keyof persona.Counts>;

export type DesignList = keyof typeof lists;

/** The tabs of the step: personas, and what personas are made of, each with how many the design has. */
export function DesignTabs({ selected }: { selected: DesignList }) {
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  const counts = useDesignCounts().data;
  const words = (id: DesignList) => {
    const list = t(`lists.${id}`);
    const n = counts?.[lists[id]] ?? 0;
    return n === 0 ? list : t("lists.counted", { list, n: count(n) });
  };
  return (
    <Tabs
      label={t("lists.label")}
      tabs={(Object.keys(lists) as DesignList[]).map((id) => ({ id, words: words(id) }))}
      selected={selected}
      onSelect={(id) => void navigate({ to: `/${id}` })}
    />
  );
}

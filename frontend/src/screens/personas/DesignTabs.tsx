import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Tabs } from "../../components/Tabs";

/** The lists of the step in which the design is made, each at an address of its own. */
const lists = [
  "personas",
  "policies",
  "dialplans",
  "queues",
  "places",
  "routing",
  "licences",
] as const;

export type DesignList = (typeof lists)[number];

/** The tabs of the step: personas, and what personas are made of. */
export function DesignTabs({ selected }: { selected: DesignList }) {
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  return (
    <Tabs
      label={t("lists.label")}
      tabs={lists.map((id) => ({ id, words: t(`lists.${id}`) }))}
      selected={selected}
      onSelect={(id) => void navigate({ to: `/${id}` })}
    />
  );
}

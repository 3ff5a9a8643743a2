import { useTranslation } from "react-i18next";
import { spoken } from "../conditions";

/** Gives the words of an attribute: "office" for physicalDeliveryOfficeName. */
export function useAttributeWords(): (property: string) => string {
  const { t } = useTranslation("targeting");
  return (property) => t(`properties.${property}`, { defaultValue: spoken(property) });
}

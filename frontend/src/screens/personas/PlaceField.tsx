import { useTranslation } from "react-i18next";
import { ChooseMany } from "../../components/ChooseMany";

/** The place of a persona: one of those that there are. What is called by none of them stays in the field with the reason. */
export function PlaceField(props: {
  places: readonly string[];
  chosen: string;
  onChoose: (place: string) => void;
}) {
  const { t } = useTranslation("personas");
  return (
    <ChooseMany
      label={t("settings.place")}
      options={props.places.map((each) => ({ id: each, words: each }))}
      chosen={props.chosen === "" ? [] : [props.chosen]}
      single
      onChoose={([place]) => props.onChoose(place ?? "")}
    />
  );
}

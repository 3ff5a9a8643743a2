import { ChooseMany } from "./ChooseMany";

/** A field for a country: typed by its name, by a name in use or by its code, or chosen from the list. */
export function ChooseCountry(props: {
  label: string;
  countries: readonly { id: string; name: string }[];
  chosen: string;
  onChoose: (id: string) => void;
  /** The words for no country, where there may be none. */
  none?: string;
}) {
  const { none, chosen } = props;
  const options = [
    ...(none === undefined ? [] : [{ id: "", words: none }]),
    ...props.countries.map((each) => ({ id: each.id, words: each.name })),
  ];
  return (
    <ChooseMany
      single
      kind="country"
      label={props.label}
      options={options}
      chosen={none === undefined && chosen === "" ? [] : [chosen]}
      onChoose={([id = ""]) => {
        if (id !== chosen) props.onChoose(id);
      }}
    />
  );
}

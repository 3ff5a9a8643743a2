import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../api";
import { count } from "../format";
import { keys } from "../keys";

import * as Queues from "../wailsjs/go/service/Queues";
import { ChooseMany } from "./ChooseMany";
import { peopleChoices } from "./chooseModel";

/**
 * A field for people, kept by their sign-in names. Those of the reading are found by what is typed of either name; a sign-in name that
 * the reading does not have is kept and named as such.
 */
export function ChoosePeople(props: {
  label: string;
  chosen: readonly string[];
  single?: boolean;
  onChoose: (signInNames: string[]) => void;
}) {
  const { t } = useTranslation("common");
  const { chosen } = props;
  const [typed, setTyped] = useState("");
  const who = useQuery({
    queryKey: keys.callPeople(typed, chosen),
    queryFn: ({ signal }) => call(() => Queues.People(typed, [...chosen]), signal),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const view = who.data;
  const more = view ? view.total - view.found.length : 0;
  const note =
    view && !view.read
      ? t("people.unread")
      : more > 0
        ? t("people.more", { count: more, n: count(more) })
        : view?.total === 0
          ? t("people.nobody", { text: typed })
          : undefined;
  return (
    <ChooseMany
      free
      kind="person"
      single={props.single}
      label={props.label}
      options={peopleChoices(view, chosen, (name) =>
        view?.read && !who.isPlaceholderData ? t("people.unknown", { name }) : name,
      )}
      chosen={chosen}
      onTyped={setTyped}
      onChoose={props.onChoose}
      note={note}
    />
  );
}

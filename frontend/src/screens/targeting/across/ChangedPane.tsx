import { useTranslation } from "react-i18next";
import { call } from "../../../api";
import { keys } from "../../../keys";
import { LongName } from "../../../components/LongName";
import { count } from "../../../format";
import type { service } from "../../../wailsjs/go/models";
import * as Coverage from "../../../wailsjs/go/service/Coverage";
import { PeoplePane } from "./PeoplePane";
import { asView, type Answered } from "./useWhatIf";

/** Which people of an answer: those who come into a persona, those who leave it, or all whose attributes differ. */
export const ways = ["in", "out", "touched"] as const;

/** One of these ways. */
export type Way = (typeof ways)[number];

/** Who would change, of one persona, or whose attributes are imagined differently at all. */
export function ChangedPane(props: {
  answered: Answered;
  persona: service.WhatIfPersonaView | undefined;
  way: Way;
  onClose: () => void;
}) {
  const { t } = useTranslation("targeting");
  const { persona, way } = props;
  const { question, answer } = props.answered;
  const users = way === "touched" ? answer.touched : (persona?.[way] ?? 0);
  const words = { count: users, n: count(users) };
  const titles = {
    in: t("who.in", words),
    out: t("who.out", words),
    touched: t("whatIf.touched", words),
  };
  return (
    <PeoplePane
      title={titles[way]}
      caption={persona ? <LongName name={persona.name} plain /> : t("whatIf.onlyImagined")}
      finds
      label={titles[way]}
      list={keys.whatIfPeople(question, persona?.personaId ?? "", way)}
      fetch={(find, offset, limit) =>
        call(() =>
          Coverage.WhatIfPeople(
            asView(question),
            persona?.personaId ?? "",
            way,
            find,
            offset,
            limit,
          ),
        )
      }
      onClose={props.onClose}
    />
  );
}

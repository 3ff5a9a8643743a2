import { useTranslation } from "react-i18next";
import { call, toProblem, type Problem } from "../../api";
import { splitName, usualPrefix } from "../../components/longName";
import { ProblemRow } from "../../components/ProblemRow";
import type { problem, service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { laidOut } from "./ruleText";
import { TooLong } from "./TooLong";
import { useAsk } from "./useAsk";

/**
 * Users who would have two personas of one layer, and the ways out: leave them out of this rule or of the other. Either
 * only changes a draft, so that it is seen what it does before anybody keeps it. The other rule can leave out only
 * those whom this one has when it is kept, so that way is not offered while this one is a draft itself.
 */
export function ClashRow(props: {
  clash: problem.Shown;
  text: string;
  kept: boolean;
  personaId: string;
  other: service.RuleItemView | undefined;
  otherText: string;
  onText: (text: string) => void;
  onDraftOf?: (personaId: string, text: string) => void;
  onOpen: (personaId: string) => void;
}) {
  const { t } = useTranslation("targeting");
  const { clash, other, onDraftOf } = props;
  const otherId = clash.where.id;
  const leaveOut = useAsk(
    ({ here }: { here: boolean }) =>
      call(() =>
        here
          ? Targeting.Combine(props.text, "except", [otherId])
          : Targeting.Combine(props.otherText, "except", [props.personaId]),
      ),
    (made, { here }) => {
      if (!made.fits) return;
      const text = laidOut(made.text);
      if (here) props.onText(text);
      else {
        onDraftOf?.(otherId, text);
        props.onOpen(otherId);
      }
    },
  );
  const name = other ? splitName(other.name, usualPrefix)[1] : "";
  const fixes = [
    { id: "here", words: t("besides.leaveOutHere") },
    ...(onDraftOf && props.kept && other
      ? [{ id: "there", words: t("besides.leaveOutThere", { name }) }]
      : []),
    { id: "open", words: other ? t("besides.open", { name }) : t("besides.openOther") },
  ];
  const made = leaveOut.answer;
  return (
    <>
      <ProblemRow
        problem={clash as Problem}
        fixes={fixes}
        onFix={(fix) => {
          if (fix.id === "open") props.onOpen(otherId);
          else leaveOut.ask({ here: fix.id === "here" });
        }}
      />
      {leaveOut.error && <ProblemRow problem={toProblem(leaveOut.error)} />}
      {made && !made.fits && <TooLong made={made} onDismiss={() => leaveOut.reset()} />}
    </>
  );
}

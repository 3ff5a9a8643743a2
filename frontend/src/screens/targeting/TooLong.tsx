import { makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../api";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";

/** The most characters that Entra takes. */
export const mostCharacters = 3072;

const useStyles = makeStyles({ list: { margin: "4px 0 8px", paddingLeft: "44px" } });

/** A combination that Entra would not take, and how it could become shorter. The rule itself was left as it is. */
export function TooLong(props: { made: service.CombinationView; onDismiss?: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { made } = props;
  const problem: Problem = {
    code: "length.limit",
    severity: "warning",
    summary: t("commands.tooLong", { n: count(made.characters), most: count(mostCharacters) }),
    detail: t("commands.tooLongHow"),
    hint: "",
    where: { step: "targeting", kind: "rule", id: "", field: "" },
  };
  return (
    <>
      <ProblemRow problem={problem} onDismiss={props.onDismiss} />
      {made.proposals.length > 0 && (
        <ul className={styles.list}>
          {made.proposals.map((proposal) => (
            <li key={proposal}>{proposal}</li>
          ))}
        </ul>
      )}
    </>
  );
}

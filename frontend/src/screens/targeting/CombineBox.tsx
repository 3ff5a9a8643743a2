import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { ChooseOne } from "../../components/ChooseOne";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { mostCharacters, TooLong } from "./TooLong";

const useStyles = makeStyles({
  root: {
    padding: "8px 24px 12px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
  title: { ...typographyStyles.body1, margin: 0 },
  field: { width: "280px" },
  answer: { margin: "4px 0 0" },
  small: { color: tokens.colorNeutralForeground3 },
});

/** How a rule is combined with another: who is in both, in either, or only in this one. */
export type How = "and" | "or" | "except";

/** The mark of the field, for the command that leads to it. */
export const combineField = "combine-with";

/** Chooses the persona to combine a rule with, and says what comes of it before it is taken over. */
export function CombineBox(props: {
  how: How;
  text: string;
  others: readonly service.RuleItemView[];
  onUse: (text: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { how, text } = props;
  const [other, setOther] = useState("");
  const result = useQuery({
    queryKey: keys.combine(text, how, other),
    queryFn: ({ signal }) => call(() => Targeting.Combine(text, how, [other]), signal),
    enabled: other !== "",
    gcTime: 30_000,
  });
  const made = result.data;
  return (
    <section
      className={styles.root}
      aria-label={t(`commands.how.${how}`)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <div className={styles.line}>
        <h2 className={styles.title}>{t(`commands.how.${how}`)}</h2>
        <span className={styles.field} data-field={combineField}>
          <ChooseOne
            label={t("commands.persona")}
            options={props.others.map((rule) => ({ id: rule.personaId, words: rule.name }))}
            chosen={other}
            onChoose={setOther}
          />
        </span>
        <Button size="small" disabled={!made?.fits} onClick={() => made && props.onUse(made.text)}>
          {t("commands.use")}
        </Button>
        <Button size="small" appearance="subtle" onClick={props.onClose}>
          {t("commands.cancel")}
        </Button>
      </div>
      {result.error && <ProblemRow problem={toProblem(result.error)} />}
      {made?.fits && (
        <p className={styles.answer} role="status">
          {t("commands.would", {
            count: made.matches,
            now: count(made.matches),
            before: count(made.before),
          })}{" "}
          <span className={styles.small}>
            {t("commands.characters", { n: count(made.characters), most: count(mostCharacters) })}
          </span>
        </p>
      )}
      {made && !made.fits && <TooLong made={made} />}
    </section>
  );
}

import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { CountPair } from "../../../components/CountPair";
import { LinkButton } from "../../../components/LinkButton";
import { List } from "../../../components/List";
import { fromArray } from "../../../components/listModel";
import { LongName } from "../../../components/LongName";
import { count } from "../../../format";
import { breakpoints } from "../../../theme/sizes";
import { useMediaQuery } from "../../../theme/useMediaQuery";
import type { service } from "../../../wailsjs/go/models";
import type { Way } from "./ChangedPane";

const useStyles = makeStyles({
  part: { padding: "20px 24px 0" },
  title: { ...typographyStyles.caption1Strong, margin: "0 0 4px" },
  flush: { margin: "0 -24px" },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: "block" },
  name: { padding: "4px 0" },
});

type Which = Exclude<Way, "touched">;

/** What would change: of each persona how many it has, had, gains and loses, and who would move from which to which. */
export function WhatIfAnswer(props: {
  answer: service.WhatIfView;
  rules: readonly service.RuleItemView[];
  open: string | undefined;
  /** Whether the pane is open and leaves less room. */
  beside: boolean;
  onWho: (personaId: string, which: Which) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const personas = props.answer.personas ?? [];
  const moves = props.answer.moves ?? [];
  const who = (row: service.WhatIfPersonaView, which: Which) =>
    row[which] > 0 && (
      <LinkButton
        onSelectedRow={row.personaId === props.open}
        onClick={() => props.onWho(row.personaId, which)}
      >
        {t(which === "in" ? "who.in" : "who.out", { count: row[which], n: count(row[which]) })}
      </LinkButton>
    );
  // Beside the pane a name is cut at its front, where names are alike.
  const { beside } = props;
  const name = (id: string) => {
    const rule = props.rules.find((each) => each.personaId === id);
    if (id === "") return t("whatIf.none");
    return <LongName name={rule?.name ?? id} fit={beside ? (narrow ? 16 : 24) : undefined} />;
  };
  return (
    <>
      {personas.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.title}>{t("whatIf.personas", { count: personas.length })}</h2>
          <div className={styles.flush}>
            <List
              label={t("whatIf.personas", { count: personas.length })}
              source={fromArray(personas)}
              fill={false}
              grows
              height="tall"
              keyOf={(row) => row.personaId}
              selected={props.open}
              onSelect={(id, row) => props.onWho(id, row.in > 0 ? "in" : "out")}
              columns={[
                {
                  id: "persona",
                  head: t("overlaps.persona"),
                  width: "minmax(0, 1fr)",
                  text: (row) => row.name,
                  cell: (row) => (
                    <div className={styles.name}>
                      <LongName name={row.name} fit={beside && narrow ? 22 : undefined} />
                      <span className={styles.small}>
                        <CountPair now={row.after} before={row.before} />
                        {row.unknown > 0 &&
                          t("whatIf.unknown", { count: row.unknown, n: count(row.unknown) })}
                      </span>
                    </div>
                  ),
                },
                { id: "in", head: t("whatIf.in"), width: "88px", cell: (row) => who(row, "in") },
                {
                  id: "out",
                  head: t("whatIf.out"),
                  width: "88px",
                  cell: (row) => who(row, "out"),
                },
              ]}
            />
          </div>
        </section>
      )}
      {moves.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.title}>{t("whatIf.moves")}</h2>
          <div className={styles.flush}>
            <List
              label={t("whatIf.moves")}
              source={fromArray(moves)}
              fill={false}
              grows
              keyOf={(row) => `${row.layer} ${row.from} ${row.to}`}
              columns={[
                {
                  id: "layer",
                  head: t("whatIf.layer"),
                  width: "88px",
                  cell: (row) => t(`personas:layers.${row.layer}`),
                },
                {
                  id: "from",
                  head: t("whatIf.from"),
                  width: "minmax(0, 1fr)",
                  cell: (row) => name(row.from),
                },
                {
                  id: "to",
                  head: t("whatIf.to"),
                  width: "minmax(0, 1fr)",
                  cell: (row) => name(row.to),
                },
                {
                  id: "users",
                  head: t("whatIf.users"),
                  width: "56px",
                  align: "end",
                  cell: (row) => count(row.users),
                },
              ]}
            />
          </div>
        </section>
      )}
    </>
  );
}

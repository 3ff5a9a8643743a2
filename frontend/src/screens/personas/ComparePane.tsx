import { makeStyles, Switch, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseMany } from "../../components/ChooseMany";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { keys } from "../../keys";
import type { service } from "../../wailsjs/go/models";
import * as Personas from "../../wailsjs/go/service/Personas";
import { shortType } from "./board";

const useStyles = makeStyles({
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", width: "100%", marginTop: "8px" },
  cell: {
    ...typographyStyles.caption1,
    textAlign: "left",
    verticalAlign: "top",
    padding: "6px 12px 6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    whiteSpace: "pre-line",
    overflowWrap: "anywhere",
    minWidth: "96px",
  },
  head: { ...typographyStyles.caption1Strong },
  differs: { fontWeight: tokens.fontWeightSemibold },
});

/** Personas side by side: what differs, or everything that one of them says. */
export function ComparePane(props: {
  board: service.PersonaBoardView;
  first: string;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("personas");
  const [others, setOthers] = useState<string[]>([]);
  const [only, setOnly] = useState(true);
  const ids = [props.first, ...others];
  const compared = useQuery({
    queryKey: keys.personaCompare(...ids),
    queryFn: ({ signal }) => call(() => Personas.Compare(ids), signal),
    enabled: others.length > 0,
  });
  const cards = props.board.layers.flatMap((layer) => layer.personas);
  const rows = compared.data?.rows.filter((row) => row.differ || !only) ?? [];
  const name = cards.find((card) => card.id === props.first)?.name ?? "";
  return (
    <Pane
      title={t("compare.title", { name })}
      caption={
        compared.data ? t("compare.differ", { count: compared.data.differ }) : t("compare.choose")
      }
      onClose={props.onClose}
    >
      {compared.error && <ProblemRow problem={toProblem(compared.error)} />}
      <ChooseMany
        label={t("compare.with")}
        options={cards
          .filter((card) => card.id !== props.first)
          .map((card) => ({ id: card.id, words: card.name }))}
        chosen={others}
        onChoose={setOthers}
      />
      {compared.data && (
        <>
          <Switch
            labelPosition="before"
            label={t("settings.onlyDifferences")}
            checked={only}
            onChange={(_, data) => setOnly(data.checked)}
          />
          <div className={styles.scroll} tabIndex={0} role="group" aria-label={t("compare.table")}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th className={styles.cell} scope="col">
                    {t("compare.what")}
                  </th>
                  {compared.data.names.map((each) => (
                    <th key={each} className={styles.cell} scope="col">
                      {each}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.item} ${row.label}`}>
                    <th className={styles.cell} scope="row">
                      {row.label === "" ? t(`compare.items.${row.item}`) : shortType(row.label)}
                    </th>
                    {row.values.map((value, at) => (
                      <td key={at} className={styles.cell}>
                        {value === "" ? t("compare.nothing") : value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Pane>
  );
}

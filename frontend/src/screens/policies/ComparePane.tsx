import { Field, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseOne } from "../../components/ChooseOne";
import { LongName } from "../../components/LongName";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { keys } from "../../keys";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 84px 84px 84px",
    columnGap: "8px",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
  },
  head: { ...typographyStyles.caption1Strong },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The pane that holds a policy beside another of its type: only the settings in which they differ. */
export function ComparePane(props: {
  group: service.PolicyTypeView;
  line: service.PolicyLineView;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const others = props.group.lines.filter((line) => line.key !== props.line.key);
  const [other, setOther] = useState(others[0]?.key ?? "");
  const query = useQuery({
    queryKey: keys.policyCompare(props.line.key, other),
    queryFn: ({ signal }) => call(() => Policies.Compare(props.line.key, other), signal),
    enabled: other !== "",
  });
  const rows = query.data?.rows ?? [];
  return (
    <Pane
      title={t("compare.title")}
      caption={<LongName name={props.line.name} />}
      onClose={props.onClose}
    >
      {query.error && <ProblemRow problem={toProblem(query.error)} />}
      {others.length === 0 ? (
        <p>{t("compare.none")}</p>
      ) : (
        <Field label={t("compare.with")}>
          <ChooseOne
            label={t("compare.with")}
            options={others.map((line) => ({ id: line.key, words: line.name }))}
            chosen={other}
            onChoose={setOther}
          />
        </Field>
      )}
      {query.data && (
        <>
          <p>{rows.length === 0 ? t("compare.same") : t("compare.rows", { count: rows.length })}</p>
          {rows.length > 0 && (
            <div className={`${styles.row} ${styles.head}`}>
              <span />
              <LongName name={query.data.one} fit={12} />
              <LongName name={query.data.other} fit={12} />
              <span>{t("pane.global")}</span>
            </div>
          )}
          {rows.map((row) => (
            <div key={row.name} className={styles.row} role="group" aria-label={row.words}>
              <span>{row.words}</span>
              <span>{row.one || t("pane.none")}</span>
              <span>{row.other || t("pane.none")}</span>
              <span className={styles.quiet}>{row.global || t("pane.none")}</span>
            </div>
          ))}
        </>
      )}
    </Pane>
  );
}

import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import { usePlaceEdits } from "./usePlaces";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  says: { color: tokens.colorNeutralForeground3, paddingLeft: "32px" },
});

/** Many at once: emergency locations that the tenant has, or values of the office attribute that mean no site yet. */
export function TakePane(props: {
  view: service.PlacesView;
  from: "tenant" | "offices";
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("places");
  const { view, from } = props;
  const edits = usePlaceEdits();
  const rows =
    from === "tenant"
      ? view.tenant.map((each) => ({ id: each.label, says: each.address }))
      : view.offices.map((each) => ({
          id: each.value,
          says: t("take.people", { count: each.people, n: count(each.people), city: each.city }),
        }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter((row) => !left.has(row.id)).map((row) => row.id);
  const edit = from === "tenant" ? edits.take : edits.offices;
  return (
    <Pane
      title={t(`take.${from}.title`)}
      caption={t(`take.${from}.caption`)}
      onClose={props.onClose}
      foot={
        <Button
          appearance="primary"
          disabled={chosen.length === 0 || edit.isPending}
          onClick={() => edit.mutate(chosen, { onSuccess: props.onClose })}
        >
          {t(`take.${from}.do`, { count: chosen.length })}
        </Button>
      }
    >
      {edit.error && <ProblemRow problem={toProblem(edit.error)} />}
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <Checkbox
              label={row.id}
              checked={!left.has(row.id)}
              onChange={(_, data) => {
                const next = new Set(left);
                if (data.checked === true) next.delete(row.id);
                else next.add(row.id);
                setLeft(next);
              }}
            />
            <div className={styles.says}>{row.says}</div>
          </li>
        ))}
      </ul>
    </Pane>
  );
}

import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { LinkButton } from "../../components/LinkButton";
import { List } from "../../components/List";
import { ProblemRow } from "../../components/ProblemRow";
import { useWindow } from "../../components/useWindow";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { FindField } from "./FindField";
import { PersonCell } from "./PersonCell";
import { stacked } from "./stacked";
import { useReason } from "./useReason";
import { WhyBox } from "./WhyBox";

const useStyles = makeStyles({
  none: { padding: "8px 20px", margin: 0, color: tokens.colorNeutralForeground3 },
  reason: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    paddingLeft: "8px",
  },
});

type Window = (which: string) => ReturnType<typeof useWindow<service.PersonLine>>;

/** Those who come in, leave, stay, and of whom nobody can say, under each other. */
export function ReachedPeople(props: {
  personaId: string;
  text: string;
  onElsewhere?: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const { personaId, text } = props;
  const [find, setFind] = useState("");
  const [selected, setSelected] = useState<{ key: string; id: string }>();
  const reason = useReason(personaId, text);
  const usePeople: Window = (which) =>
    useWindow<service.PersonLine>(
      keys.targetingPeople(personaId, text, which, find),
      (from, most) => call(() => Targeting.People(personaId, text, which, find, from, most)),
    );
  const lists = {
    in: usePeople("in"),
    out: usePeople("out"),
    unknown: usePeople("unknown"),
    stay: usePeople("stay"),
  };
  const all = Object.values(lists);
  const source = stacked<service.PersonLine>(
    Object.entries(lists).map(([id, list]) => ({ id, source: list })),
  );
  const people = all.reduce((sum, list) => sum + list.count, 0);
  const error = all.find((list) => list.error)?.error;
  return (
    <>
      <FindField
        label={t("who.find")}
        placeholder={find === "" ? t("who.findAmong", { n: count(people) }) : ""}
        value={find}
        onFind={setFind}
      />
      {error && <ProblemRow problem={toProblem(error)} at="work" />}
      {people === 0 ? (
        <p className={styles.none}>
          {t(find === "" ? "who.none" : "who.notFound")}{" "}
          {props.onElsewhere && (
            <LinkButton onClick={props.onElsewhere}>{t("who.elsewhere")}</LinkButton>
          )}
        </p>
      ) : (
        <List
          label={t("who.title")}
          source={source}
          height="dense"
          hideHead
          selected={selected?.key}
          keyOf={(row) => (row.head ? `head ${row.id}` : `${row.id} ${row.row.id}`)}
          groupHead={(row) =>
            row.head ? (
              <>
                {t(`who.${row.id}`, { count: row.count, n: count(row.count) })}
                {reason && (row.id === "in" || row.id === "out") && (
                  <span className={styles.reason}>{reason}</span>
                )}
              </>
            ) : undefined
          }
          onSelect={(key, row) => {
            if (!row.head) setSelected({ key, id: row.row.id });
          }}
          columns={[
            {
              id: "person",
              head: "",
              width: "minmax(0, 1fr)",
              text: (row) => (row.head ? "" : row.row.name),
              cell: (row, at) =>
                row.head ? null : (
                  <PersonCell
                    person={row.row}
                    selected={at.selected}
                    onWhy={() => setSelected({ key: `${row.id} ${row.row.id}`, id: row.row.id })}
                  />
                ),
            },
          ]}
        />
      )}
      {selected && (
        <WhyBox text={text} userId={selected.id} onClose={() => setSelected(undefined)} />
      )}
    </>
  );
}

import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { keys } from "../../keys";
import { List } from "../../components/List";
import { ProblemRow } from "../../components/ProblemRow";
import { useWindow } from "../../components/useWindow";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Targeting from "../../wailsjs/go/service/Targeting";
import { FindField } from "./FindField";
import { PersonCell } from "./PersonCell";
import { WhyBox } from "./WhyBox";

const useStyles = makeStyles({
  none: { padding: "8px 20px", margin: 0, color: tokens.colorNeutralForeground3 },
});

/** The mark of the field, for the command that leads to it. */
export const testField = "test-user";

/** Anybody of the reading, to be held against the rule that is being written. */
export function TestUser(props: { text: string; total: number }) {
  const styles = useStyles();
  const { t } = useTranslation("targeting");
  const [find, setFind] = useState("");
  const [asked, setAsked] = useState<string>();
  const source = useWindow<service.PersonLine>(keys.targetingFind(find), (offset, limit) =>
    call(() => Targeting.Find(find, offset, limit)),
  );
  return (
    <>
      <FindField
        label={t("test.find")}
        placeholder={t("test.among", { count: props.total, n: count(props.total) })}
        value={find}
        mark={testField}
        onFind={setFind}
        onEnter={() => setAsked(source.row(0)?.id)}
      />
      {source.error && <ProblemRow problem={toProblem(source.error)} at="work" />}
      {source.loaded && source.count === 0 ? (
        <p className={styles.none}>{t("test.nobody")}</p>
      ) : (
        <List
          label={t("test.title")}
          source={source}
          height="dense"
          hideHead
          selected={asked}
          keyOf={(person) => person.id}
          onSelect={(id) => setAsked(id)}
          columns={[
            {
              id: "person",
              head: "",
              width: "minmax(0, 1fr)",
              text: (person) => person.name,
              cell: (person, at) => (
                <PersonCell
                  person={person}
                  selected={at.selected}
                  onWhy={() => setAsked(person.id)}
                />
              ),
            },
          ]}
        />
      )}
      {asked !== undefined && (
        <WhyBox text={props.text} userId={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

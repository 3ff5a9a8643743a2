import { Button, Field, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseMany } from "../../components/ChooseMany";
import { ChooseOne } from "../../components/ChooseOne";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";

const useStyles = makeStyles({ form: { display: "grid", rowGap: "12px" } });

/** The pane that takes policies of the tenant over by name, many at once. */
export function TakeOver(props: {
  board: service.PolicyBoardView;
  type: string | undefined;
  onDone: (key: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const offering = props.board.groups.filter((group) => group.offered.length > 0);
  const first = offering.find((group) => group.type === props.type) ?? offering[0];
  const [type, setType] = useState(first?.type ?? "");
  const [names, setNames] = useState<string[]>([]);
  const group = offering.find((each) => each.type === type);
  const take = useMutation({
    mutationFn: () => call(() => Policies.TakeOver(type, names)),
    onSuccess: (keys) => keys[0] !== undefined && props.onDone(keys[0]),
  });
  return (
    <Pane
      title={t("take.title")}
      caption={t("take.caption")}
      onClose={props.onClose}
      foot={
        <Button
          appearance="primary"
          disabled={names.length === 0 || take.isPending}
          onClick={() => take.mutate()}
        >
          {t("take.takeIt", { count: names.length })}
        </Button>
      }
    >
      <div className={styles.form}>
        {take.error && <ProblemRow problem={toProblem(take.error)} />}
        {group ? (
          <>
            <Field label={t("take.type")}>
              <ChooseOne
                label={t("take.type")}
                options={offering.map((each) => ({
                  id: each.type,
                  words: t("take.offered", { type: each.name, count: each.offered.length }),
                  short: each.name,
                }))}
                chosen={type}
                onChoose={(id) => {
                  setType(id);
                  setNames([]);
                }}
              />
            </Field>
            <Field label={t("take.names")}>
              <ChooseMany
                label={t("take.names")}
                options={group.offered.map((name) => ({ id: name, words: name }))}
                chosen={names}
                onChoose={setNames}
              />
            </Field>
          </>
        ) : (
          <p>{t(props.board.read ? "take.none" : "take.unread")}</p>
        )}
      </div>
    </Pane>
  );
}

import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call, toProblem } from "../../api";
import { ChooseOne } from "../../components/ChooseOne";
import { LinkButton } from "../../components/LinkButton";
import { usualPrefix } from "../../components/longName";
import { NotKept } from "../../components/NotKept";
import { Pane } from "../../components/Pane";
import { ProblemRow } from "../../components/ProblemRow";
import { useDraft } from "../../components/useDraft";
import type { service } from "../../wailsjs/go/models";
import * as Policies from "../../wailsjs/go/service/Policies";

const useStyles = makeStyles({ form: { display: "grid", rowGap: "12px" } });

/** The pane that makes a policy of any type, or begins to edit Global of it on purpose. */
export function NewPolicy(props: {
  board: service.PolicyBoardView;
  type: string | undefined;
  onDone: (key: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const [draft, setDraft] = useDraft<{ type: string; name: string }>(
    "policy/new",
    t("create.title"),
  );
  const first = { type: props.type ?? props.board.groups[0]?.type ?? "", name: usualPrefix };
  const { type, name } = draft ?? first;
  const group = props.board.groups.find((each) => each.type === type);
  const make = useMutation({
    mutationFn: () => call(() => Policies.Create(type, name.trim())),
    onSuccess: (key) => {
      setDraft(undefined);
      props.onDone(key);
    },
  });
  const global = useMutation({
    mutationFn: () => call(() => Policies.EditGlobal(type)),
    onSuccess: props.onDone,
  });
  const ready =
    name.trim() !== "" && name.trim() !== usualPrefix && !make.isPending && !group?.builtIn;
  return (
    <Pane
      title={t("create.title")}
      caption={t("create.caption")}
      onClose={props.onClose}
      foot={
        <>
          <Button appearance="primary" disabled={!ready} onClick={() => make.mutate()}>
            {t("create.makeIt")}
          </Button>
          <Button onClick={props.onClose}>{t("create.leave")}</Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) make.mutate();
        }}
      >
        {make.error && <ProblemRow problem={toProblem(make.error)} />}
        <Field label={t("create.type")}>
          <ChooseOne
            label={t("create.type")}
            options={props.board.groups.map((each) => ({
              id: each.type,
              words: `${each.name} (${each.area})`,
              short: each.name,
            }))}
            chosen={type}
            onChoose={(id) => setDraft({ name, type: id })}
          />
        </Field>
        {group?.builtIn ? (
          <p>{t("create.builtIn")}</p>
        ) : (
          <>
            <Field label={t("create.name")}>
              <Input value={name} onChange={(_, data) => setDraft({ type, name: data.value })} />
            </Field>
            {draft && <NotKept label={t("create.name")} onDrop={() => setDraft(undefined)} />}
            <LinkButton onClick={() => global.mutate()}>{t("create.global")}</LinkButton>
            {global.error && <ProblemRow problem={toProblem(global.error)} />}
          </>
        )}
      </form>
    </Pane>
  );
}

/** The pane that makes a copy of a policy under another name. */
export function CopyPane(props: {
  line: service.PolicyLineView;
  onDone: (key: string) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("policies");
  const [draft, setDraft] = useDraft<string>(
    `policy/copy/${props.line.key}`,
    t("copy.caption", { name: props.line.name }),
  );
  const name = draft ?? `${props.line.name}_2`;
  const copy = useMutation({
    mutationFn: () => call(() => Policies.Duplicate(props.line.key, name.trim())),
    onSuccess: (key) => {
      setDraft(undefined);
      props.onDone(key);
    },
  });
  return (
    <Pane
      title={t("copy.title")}
      caption={t("copy.caption", { name: props.line.name })}
      onClose={props.onClose}
      foot={
        <Button
          appearance="primary"
          disabled={name.trim() === "" || copy.isPending}
          onClick={() => copy.mutate()}
        >
          {t("copy.makeIt")}
        </Button>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          copy.mutate();
        }}
      >
        {copy.error && <ProblemRow problem={toProblem(copy.error)} />}
        <Field label={t("copy.name")}>
          <Input value={name} onChange={(_, data) => setDraft(data.value)} />
        </Field>
        {draft !== undefined && (
          <NotKept label={t("copy.name")} onDrop={() => setDraft(undefined)} />
        )}
      </form>
    </Pane>
  );
}

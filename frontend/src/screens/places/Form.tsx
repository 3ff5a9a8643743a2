import { Button, Field, Input, makeStyles, Textarea } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { toProblem } from "../../api";
import { Fixables } from "../../components/Fixables";
import { LinkButton } from "../../components/LinkButton";
import { Pane } from "../../components/Pane";
import { PaneSection } from "../../components/PaneSection";
import { ProblemRow } from "../../components/ProblemRow";
import type { service } from "../../wailsjs/go/models";

const useStyles = makeStyles({
  form: { display: "grid", rowGap: "10px", marginBottom: "16px" },
  link: { overflowWrap: "anywhere" },
});

/** A form of the pane: its draft stays until it is kept or left on purpose. */
export function Form(props: {
  title: string;
  caption: string;
  dirty: boolean;
  ready: boolean;
  error: unknown;
  problems: service.FixableView[];
  onKeep: () => void;
  onLeave: () => void;
  onDelete?: () => void;
  onClose: () => void;
  children: ReactNode;
  below?: ReactNode;
}) {
  const styles = useStyles();
  const { t } = useTranslation("places");
  return (
    <Pane
      title={props.title}
      caption={props.dirty ? t("pane.unkept") : props.caption}
      onClose={props.onClose}
      foot={
        <>
          <Button appearance="primary" disabled={!props.ready} onClick={props.onKeep}>
            {t("pane.keep")}
          </Button>
          <Button disabled={!props.dirty} onClick={props.onLeave}>
            {t("pane.leave")}
          </Button>
          {props.onDelete && <Button onClick={props.onDelete}>{t("pane.delete")}</Button>}
        </>
      }
    >
      {props.error !== null && props.error !== undefined && (
        <ProblemRow problem={toProblem(props.error)} />
      )}
      <Fixables problems={props.problems} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready) props.onKeep();
        }}
      >
        {props.children}
        <button type="submit" hidden disabled={!props.ready} aria-hidden tabIndex={-1} />
      </form>
      {props.below}
    </Pane>
  );
}

/** A text of a form under its name. */
export function Text(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      <Input size="small" value={props.value} onChange={(_, data) => props.onChange(data.value)} />
    </Field>
  );
}

/** A list of a form, one text a line; Enter makes a line. */
export function Lines(props: {
  label: string;
  value: string[];
  onChange: (value: string[]) => void;
  hint?: string;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      <Textarea
        size="small"
        resize="vertical"
        value={props.value.join("\n")}
        onChange={(_, data) => props.onChange(data.value.split("\n"))}
      />
    </Field>
  );
}

/** Who refers to something, each a way there. */
export function UsedBy(props: {
  personas: service.NamedView[];
  accounts?: string[];
  ranges?: service.NamedView[];
}) {
  const styles = useStyles();
  const { t } = useTranslation("places");
  const navigate = useNavigate();
  const nobody =
    props.personas.length + (props.accounts?.length ?? 0) + (props.ranges?.length ?? 0) === 0;
  return (
    <PaneSection title={t("pane.usedBy")}>
      {nobody && t("nobody")}
      {props.personas.map((each) => (
        <div key={each.id} className={styles.link}>
          <LinkButton
            onClick={() => void navigate({ to: "/personas", search: { select: each.id } })}
          >
            {each.name}
          </LinkButton>
        </div>
      ))}
      {props.accounts?.map((each) => (
        <div key={each}>{each}</div>
      ))}
      {props.ranges?.map((each) => (
        <div key={each.id} className={styles.link}>
          <LinkButton
            onClick={() => void navigate({ to: "/numbers", search: { select: each.id } })}
          >
            {each.name}
          </LinkButton>
        </div>
      ))}
    </PaneSection>
  );
}

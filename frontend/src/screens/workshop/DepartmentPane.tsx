import { Button, Field, Input, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { call, ProblemError, type Problem } from "../../api";
import { useReason } from "../../components/KeptField";
import { NotKept } from "../../components/NotKept";
import { Pane } from "../../components/Pane";
import { useDraft } from "../../components/useDraft";
import { count } from "../../format";
import type { service } from "../../wailsjs/go/models";
import * as Drafts from "../../wailsjs/go/service/Drafts";
import * as Workshop from "../../wailsjs/go/service/Workshop";

const useStyles = makeStyles({ fields: { display: "grid", gap: "12px" } });

interface Draft {
  name: string;
  leader: string;
  place: string;
  people: string;
  on: string;
  with: string;
  by: string;
  state: string;
}

function draftOf(department: service.DepartmentView | undefined): Draft {
  return {
    name: department?.name ?? "",
    leader: department?.leader ?? "",
    place: department?.place ?? "",
    people: department && department.people > 0 ? String(department.people) : "",
    on: department?.interview.on ?? "",
    with: department?.interview.with ?? "",
    by: department?.interview.by ?? "",
    state: department?.interview.state ?? "planned",
  };
}

/** A department and its interview, to read and to change; without one, the form for a new department. */
export function DepartmentPane(props: {
  department?: service.DepartmentView;
  onClose: () => void;
  onSaved: (id: string) => void;
  onHear: (id: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("workshop");
  const { department } = props;
  const [draft, setDraft] = useDraft<Partial<Draft>>(
    `department/${department?.id ?? ""}`,
    department ? t("interviewOf", { department: department.name }) : t("newDepartment"),
  );
  const shown: Draft = { ...draftOf(department), ...draft };
  const set = (name: keyof Draft) => (_: unknown, data: { value: string }) =>
    setDraft({ ...draft, [name]: data.value });

  const save = useMutation({
    mutationFn: () => saveAll(department, shown),
    onSuccess: (id) => {
      setDraft(undefined);
      props.onSaved(id);
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(() => Workshop.DeleteDepartment(id)),
    onSuccess: () => {
      setDraft(undefined);
      props.onClose();
    },
  });
  const changed = draft !== undefined;
  const wrong = useReason("count", draft?.people);
  const ready = shown.name.trim() !== "" && wrong === "" && !save.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <Pane
      title={department ? department.name : t("newDepartment")}
      caption={
        department
          ? t("answered", { n: count(department.answered), of: count(department.of) })
          : t("newDepartmentWords")
      }
      onClose={props.onClose}
      foot={
        <>
          {department && !changed ? (
            <Button appearance="primary" onClick={() => props.onHear(department.id)}>
              {t("hear", { department: department.name })}
            </Button>
          ) : (
            <Button
              appearance="primary"
              type="submit"
              form="department"
              data-save=""
              disabled={!ready}
            >
              {department ? t("save") : t("add")}
            </Button>
          )}
          {department && (
            <Button
              appearance="subtle"
              disabled={remove.isPending}
              onClick={() => remove.mutate(department.id)}
            >
              {t("delete")}
            </Button>
          )}
        </>
      }
    >
      <form id="department" className={styles.fields} onSubmit={submit}>
        <Field label={t("field.name")} required>
          <Input value={shown.name} onChange={set("name")} />
        </Field>
        <Field label={t("field.leader")}>
          <Input value={shown.leader} onChange={set("leader")} />
        </Field>
        <Field label={t("field.place")}>
          <Input value={shown.place} onChange={set("place")} />
        </Field>
        <Field
          label={t("field.people")}
          validationMessage={wrong || undefined}
          validationState={wrong ? "error" : "none"}
        >
          <Input value={shown.people} inputMode="numeric" onChange={set("people")} />
        </Field>
        <Field label={t("field.on")}>
          <Input type="date" value={shown.on} onChange={set("on")} />
        </Field>
        <Field label={t("field.with")}>
          <Input value={shown.with} onChange={set("with")} />
        </Field>
        <Field label={t("field.by")}>
          <Input value={shown.by} onChange={set("by")} />
        </Field>
        {department && (
          <Field label={t("field.state")}>
            <RadioGroup value={shown.state} onChange={set("state")}>
              <Radio value="planned" label={t("state.planned")} />
              <Radio value="underway" label={t("state.underwayPlain")} />
              <Radio value="heard" label={t("state.heard")} />
            </RadioGroup>
          </Field>
        )}
        {changed && (
          <NotKept
            label={department?.name ?? t("newDepartment")}
            onDrop={() => setDraft(undefined)}
          />
        )}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Pane>
  );
}

/** Saves the department with its interview, as one edit; gives the department's id. */
async function saveAll(before: service.DepartmentView | undefined, draft: Draft): Promise<string> {
  const people = await call(() => Drafts.Read("count", draft.people));
  if (people.wrong) throw new ProblemError(people.wrong as Problem);
  const interview = {
    departmentId: before?.id ?? "",
    state: draft.state,
    on: draft.on,
    with: draft.with.trim(),
    by: draft.by.trim(),
    queues: [],
  };
  return call(() =>
    Workshop.SaveDepartment(
      {
        id: before?.id ?? "",
        ordinal: before?.ordinal ?? 0,
        name: draft.name.trim(),
        leader: draft.leader.trim(),
        place: draft.place.trim(),
        people: Number(people.text),
      },
      interview,
    ),
  );
}

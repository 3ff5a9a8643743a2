import {
  Button,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../api";
import { Glyph } from "../../components/glyphs";
import { LinkButton } from "../../components/LinkButton";
import { ProgressBar } from "../../components/ProgressBar";
import { count, day } from "../../format";
import { keys } from "../../keys";
import { useDraft, useDraftsUnder } from "../../components/useDraft";
import type { service } from "../../wailsjs/go/models";
import * as Workshop from "../../wailsjs/go/service/Workshop";
import { given, questionKey, type Standing } from "./interviewModel";

const useStyles = makeStyles({
  root: { padding: "16px 16px 16px 20px", display: "flex", flexDirection: "column" },
  name: { ...typographyStyles.subtitle2, margin: 0 },
  caption: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  list: { listStyleType: "none", margin: "12px 0", padding: 0 },
  item: {
    appearance: "none",
    border: "none",
    background: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    cursor: "pointer",
    width: "100%",
    display: "grid",
    gridTemplateColumns: "16px 1fr auto",
    columnGap: "10px",
    alignItems: "center",
    minHeight: "36px",
    padding: "4px 0",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { textDecorationLine: "underline" },
  },
  queue: { minHeight: "32px" },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: 0,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    paddingLeft: "8px",
    marginLeft: "-8px",
    width: "calc(100% + 8px)",
  },
  figures: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  unkept: { ...typographyStyles.caption1, display: "block" },
  add: { padding: "2px 0 8px 26px" },
  form: { display: "flex", gap: "4px" },
  input: { flexGrow: 1, minWidth: 0 },
});

/** The sections of an interview with how far each is; every named queue is a section of its own. */
export function Sections(props: {
  view: service.InterviewView;
  current: Standing | undefined;
  onOpen: (key: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation("interview");
  const { view, current } = props;
  const unkept = useDraftsUnder<unknown>(`answer/${view.department.id}/`);
  const lastService = view.sections.findLastIndex((section) => section.id === "service");
  return (
    <div className={styles.root}>
      <h2 className={styles.name}>{view.department.name}</h2>
      <p className={styles.caption}>
        {[
          view.department.leader,
          view.department.people > 0
            ? t("workshop:people", {
                count: view.department.people,
                n: count(view.department.people),
              })
            : "",
        ]
          .filter((each) => each !== "")
          .join(", ")}
      </p>
      {view.interview.on !== "" && <p className={styles.caption}>{day(view.interview.on)}</p>}
      <ol className={styles.list}>
        {view.sections.map((section, index) => {
          const isCurrent =
            current?.section.id === section.id && current.section.queue === section.queue;
          const isQueue = section.queue !== "";
          return (
            <li key={`${section.id} ${section.queue} ${section.questions[0]?.id ?? index}`}>
              <button
                type="button"
                className={mergeClasses(
                  styles.item,
                  isQueue && styles.queue,
                  isCurrent && styles.current,
                )}
                aria-current={isCurrent ? "step" : undefined}
                onClick={() => {
                  const open =
                    section.questions.find((each) => !given(each.answer)) ?? section.questions[0];
                  if (open) props.onOpen(questionKey(open));
                }}
              >
                {isQueue ? <span /> : <Glyph state={stateOf(section)} />}
                <span>
                  {isQueue ? section.queue : section.title}
                  {section.questions.some((each) => unkept.has(questionKey(each))) && (
                    <span className={styles.unkept}>{t("common:notKept.mark")}</span>
                  )}
                </span>
                <span className={styles.figures}>
                  {t("nOf", { n: count(section.answered), of: count(section.of) })}
                </span>
              </button>
              {index === lastService && (
                <AddQueue department={view.department.id} onAdded={props.onOpen} />
              )}
            </li>
          );
        })}
      </ol>
      <ProgressBar
        share={view.of === 0 ? 0 : view.answered / view.of}
        words={t("workshop:answered", { n: count(view.answered), of: count(view.of) })}
      />
    </div>
  );
}

function stateOf(section: service.InterviewSectionView): "empty" | "progress" | "done" {
  if (section.answered === 0) return "empty";
  return section.answered < section.of ? "progress" : "done";
}

function AddQueue(props: { department: string; onAdded: (key: string) => void }) {
  const styles = useStyles();
  const { t } = useTranslation("interview");
  const client = useQueryClient();
  const [draft, setDraft] = useDraft<string>(`queue/${props.department}`, t("addQueue"));
  const [opened, setOpened] = useState(false);
  const name = draft ?? (opened ? "" : undefined);
  const setName = (next: string | undefined) => {
    setOpened(next !== undefined);
    setDraft(next === "" ? undefined : next);
  };
  const add = useMutation({
    mutationFn: (queue: string) => call(() => Workshop.AddQueue(props.department, queue)),
    onSuccess: (_, queue) => {
      setName(undefined);
      // By now the interview has been asked for again, so the questions of the new queue are known.
      const view = client.getQueryData<service.InterviewView>(keys.interview(props.department));
      const first = view?.sections.find((each) => each.queue === queue)?.questions[0];
      if (first) props.onAdded(questionKey(first));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const queue = name?.trim() ?? "";
    if (queue !== "" && !add.isPending) add.mutate(queue);
  };
  return (
    <div className={styles.add}>
      {name === undefined ? (
        <LinkButton onClick={() => setName("")}>{t("addQueue")}</LinkButton>
      ) : (
        <form
          className={styles.form}
          onSubmit={submit}
          onKeyDown={(event) => {
            // Keys typed here are the queue's name, not picks in the room.
            event.stopPropagation();
            if (event.key === "Escape") setOpened(false);
          }}
        >
          <Input
            size="small"
            autoFocus
            className={styles.input}
            aria-label={t("queueName")}
            placeholder={t("queueName")}
            value={name}
            onChange={(_, data) => setName(data.value)}
          />
          <Button size="small" type="submit" disabled={name.trim() === "" || add.isPending}>
            {t("add")}
          </Button>
        </form>
      )}
    </div>
  );
}

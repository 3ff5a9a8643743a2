import { Combobox, makeStyles, Option, tokens } from "@fluentui/react-components";
import { useContext, useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../api";
import * as Program from "../wailsjs/go/service/Drafts";
import { About } from "./about";
import { asNew, exactly, meant, narrowed, toggled } from "./chooseModel";
import type { Choice } from "./ChooseOne";
import { here } from "./draftBody";
import { useReason, type Kind } from "./KeptField";
import { NotKept } from "./NotKept";
import { useDraft } from "./useDraft";

const useStyles = makeStyles({
  root: { minWidth: 0, width: "100%" },
  field: { minWidth: 0, width: "100%", height: "28px" },
  input: { fontSize: tokens.fontSizeBase300, width: "100%", minWidth: 0, textOverflow: "ellipsis" },
  list: { maxHeight: "320px", width: "max-content", minWidth: "160px", maxWidth: "360px" },
});

/** How many options are drawn at once; typing narrows the rest. */
const most = 100;

/**
 * A field that takes several of a list. Closed it says the first and how many more; open it is searched by typing. What is typed
 * out, by its words or its id, is chosen when the field is left; on Enter, what was chosen already is chosen no longer. With `free`, what was typed can be chosen though it is not in the
 * list; without, it stays in the field with the reason, and with `kind` the program says what it is called. `onTyped` lets the
 * list be fetched, and `note` stands under it. Who empties the field chooses nothing.
 */
export function ChooseMany(props: {
  label: string;
  options: readonly Choice[];
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
  free?: boolean;
  single?: boolean;
  kind?: Kind;
  onTyped?: (text: string) => void;
  note?: string;
}) {
  const styles = useStyles();
  const { t } = useTranslation("common");
  const { label, chosen, single, free, kind } = props;
  const { section } = useContext(About);
  const [draft, setDraft] = useDraft<string>(["choose", here(), section, label].join("\n"), label);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const moved = useRef(false);
  const emptied = useRef(false);
  const pending = useRef(false); // something was typed, and nothing became of it yet
  const note = useId();
  const known = new Map(props.options.map((option) => [option.id, option.words]));
  const words = chosen.map((id) => known.get(id) ?? id);
  const more = words.length - 1;
  const closed =
    words.length === 0
      ? t("choose.none")
      : more > 0
        ? t("choose.more", { first: words[0], count: more })
        : (words[0] ?? "");
  const offered: Choice[] = [
    ...props.options,
    ...chosen.filter((id) => !known.has(id)).map((id) => ({ id, words: id })),
  ];
  const shown = narrowed(offered, typed ?? "").slice(0, most);
  const fresh = free ? asNew(offered, typed ?? "") : "";
  const unread = useReason(kind, typed === undefined ? draft : undefined);
  const reason = kind ? unread : draft === undefined ? "" : t("choose.unknown", { text: draft });
  const type = (text: string) => {
    moved.current = false;
    pending.current = true;
    setTyped(text);
    if (draft !== undefined || text !== "") setDraft(text === "" ? undefined : text);
    props.onTyped?.(text);
  };
  const choose = (id: string) => {
    pending.current = false;
    setDraft(undefined);
    if (single) props.onChoose([id]);
    else if (!chosen.includes(id)) props.onChoose([...chosen, id]);
  };
  /** The field is left: what was typed out is chosen, what nothing is called by stays. */
  const leave = async (text: string) => {
    setTyped(undefined);
    if (text === "") {
      if (emptied.current && chosen.length > 0) props.onChoose([]);
      emptied.current = false;
      return;
    }
    const option = free ? exactly(offered, text) : meant(offered, text);
    if (option) choose(option.id);
    else if (kind) {
      const read = await call(() => Program.Read(kind, text));
      if (!read.wrong && (free || known.has(read.text))) choose(read.text);
    } else if (free) choose(text);
  };
  // A list that closes and a field that is left tell of the same text, and a choice comes after its list has closed: one of them counts.
  const leaveOnce = (text: string) => {
    setTyped(undefined);
    queueMicrotask(() => {
      if (!pending.current) return;
      pending.current = false;
      void leave(text);
    });
  };
  // What is typed out goes before what happens to be the first in the list, unless an arrow went to another.
  const onKey = (event: KeyboardEvent) => {
    if (event.key.startsWith("Arrow")) moved.current = true;
    if (moved.current) return;
    if ((typed ?? "").trim() === "") {
      // Otherwise the first of the list, or what was chosen before, would come back.
      if (emptied.current && ["Enter", "Tab"].includes(event.key)) {
        event.stopPropagation();
        if (event.key === "Enter") void leave("");
      }
      return;
    }
    const option = exactly(offered, typed ?? "");
    if (event.key === "Enter" && option) {
      event.preventDefault();
      event.stopPropagation();
      if (single) {
        choose(option.id);
        setOpen(false); // left open, the next Enter would choose the first of the list
      } else {
        setDraft(undefined);
        props.onChoose(toggled(chosen, option.id));
      }
      setTyped(single ? undefined : "");
    } else if (event.key === "Tab") event.stopPropagation();
  };
  return (
    <div className={styles.root} onKeyDownCapture={onKey}>
      <Combobox
        size="small"
        multiselect={!single}
        className={styles.field}
        input={{ className: styles.input }}
        listbox={{ className: styles.list }}
        // The field itself opens with Alt+Down or by typing; the sign beside it is for pointers and no stop of its own.
        expandIcon={{ role: "presentation", tabIndex: -1, "aria-hidden": true }}
        aria-label={label}
        aria-invalid={typed === undefined && reason !== "" ? true : undefined}
        aria-describedby={typed === undefined && draft !== undefined ? note : undefined}
        title={words.join(", ")}
        placeholder={closed}
        value={typed ?? draft ?? closed}
        selectedOptions={[...chosen]}
        open={open}
        onOpenChange={(event, data) => {
          setOpen(data.open);
          if (data.open) type(draft ?? "");
          else if ("key" in event && event.key === "Escape") {
            emptied.current = pending.current = false;
            setTyped(undefined);
          } else leaveOnce((typed ?? "").trim());
        }}
        onBlur={() => {
          if (typed !== undefined) leaveOnce(typed.trim());
        }}
        onChange={(event) => {
          const { value } = event.target;
          // Before anything is typed the field shows what is chosen, and that is what is taken out of it.
          emptied.current = value === "" && (typed === undefined || emptied.current);
          type(value);
        }}
        onOptionSelect={(_, data) => {
          // Typing over what is chosen is told as a selection of nothing; nobody chose anything yet.
          if (data.optionValue === undefined) return;
          emptied.current = pending.current = false;
          if (kind && free && data.optionValue === fresh) {
            void leave(fresh);
            return;
          }
          setDraft(undefined);
          props.onChoose(data.selectedOptions);
          setTyped(single ? undefined : "");
          props.onTyped?.("");
        }}
      >
        {shown.map((option) => (
          <Option key={option.id} value={option.id} text={option.words}>
            {option.words}
          </Option>
        ))}
        {fresh !== "" && (
          <Option key="" value={fresh} text={fresh}>
            {t("choose.take", { text: fresh })}
          </Option>
        )}
        {props.note !== undefined && (
          <Option key="note" value="" text="" disabled>
            {props.note}
          </Option>
        )}
      </Combobox>
      {typed === undefined && draft !== undefined && (
        <NotKept
          id={note}
          label={label}
          reason={reason}
          onKeep={() => void leave(draft)}
          onDrop={() => setDraft(undefined)}
        />
      )}
    </div>
  );
}

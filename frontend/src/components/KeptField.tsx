import { Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import {
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
} from "react";
import { call, toProblem } from "../api";
import { keys } from "../keys";
import * as Program from "../wailsjs/go/service/Drafts";
import { About } from "./about";
import { here } from "./draftBody";
import { NotKept } from "./NotKept";
import { reasonOf } from "./reason";
import { useDraft } from "./useDraft";

const useStyles = makeStyles({
  root: { minWidth: 0, width: "100%" },
  line: { width: "100%", height: "28px" },
  lines: { width: "100%" },
  input: { fontSize: tokens.fontSizeBase300, textOverflow: "ellipsis" },
});

/** How the program reads what is typed in a field; "name" has to be there, the others may be empty. */
export type Kind =
  "name" | "count" | "date" | "country" | "telephone" | "hours" | "holidays" | "person";

/** The question how the program reads what was typed. */
function readingOf(kind: Kind, typed: string) {
  return {
    queryKey: keys.typed(kind, typed),
    queryFn: () => call(() => Program.Read(kind, typed)),
  };
}

/** Why something typed cannot be kept, "" where it can or where that is not known yet. */
export function useReason(kind: Kind | undefined, typed: string | undefined): string {
  const query = useQuery({
    ...readingOf(kind ?? "name", typed ?? ""),
    enabled: kind !== undefined && typed !== undefined,
    gcTime: 30_000,
  });
  const wrong = kind === undefined || typed === undefined ? undefined : query.data?.wrong;
  return wrong ? reasonOf(wrong, typed ?? "") : "";
}

/**
 * The field of a text that is kept when it is left, or on Enter; with `lines` Enter makes a line. What is typed is a draft until
 * it is kept: it stays when the screen is left or the program is closed, and Escape sets it aside without keeping it. What cannot
 * be kept, because the program cannot read it or because `onSave` was refused, stays in the field with the reason.
 */
export function KeptField(props: {
  label: string;
  value: string;
  /** Keeps a text as the program reads it; a promise that is refused leaves the draft where it is. */
  onSave: (value: string) => unknown;
  kind?: Kind;
  required?: boolean;
  lines?: boolean;
  /** The place of the draft where the address and the label do not tell fields apart, or may change. */
  place?: string;
  describedBy?: string;
}) {
  const styles = useStyles();
  const { label, value, lines } = props;
  const { section } = useContext(About);
  const [draft, setDraft] = useDraft<string>(
    props.place ?? ["field", here(), section, label].join("\n"),
    label,
  );
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  const [focused, setFocused] = useState(false);
  const [aside, setAside] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<{ typed: string; reason: string }>();
  const [pending, setPending] = useState(false);
  const kind = props.kind ?? (props.required ? "name" : undefined);
  // While it is on its way nothing is said: most of what is left is kept a moment later.
  const rests = draft !== undefined && !pending && (!focused || aside || tried);
  const wrong = useReason(kind, rests ? draft : undefined);
  const reason = refused && refused.typed === draft ? refused.reason : wrong;
  const note = useId();

  const drop = () => {
    setTried(false);
    setAside(false);
    setDraft(undefined);
  };
  const keep = async () => {
    if (draft === undefined || pending) return;
    const typed = lines ? draft.replace(/\s+$/, "") : draft.trim();
    if (typed === value) {
      drop();
      return;
    }
    setPending(true);
    setTried(true);
    try {
      const read = kind ? await call(() => Program.Read(kind, typed)) : { text: typed };
      if ("wrong" in read && read.wrong) return;
      if (read.text !== value) await props.onSave(read.text);
      if (latest.current === draft) drop();
    } catch (error) {
      setRefused({ typed: draft, reason: reasonOf(toProblem(error), typed) });
    } finally {
      setPending(false);
    }
  };
  const field = {
    size: "small" as const,
    "aria-label": label,
    title: draft ?? value,
    value: draft ?? value,
    "aria-invalid": reason !== "" && rests ? (true as const) : undefined,
    "aria-describedby": rests ? note : props.describedBy,
    onChange: (_: ChangeEvent<HTMLElement>, data: { value: string }) => {
      setAside(false);
      setDraft(data.value);
    },
    onFocus: () => setFocused(true),
    onBlur: () => {
      setFocused(false);
      if (!aside) void keep();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === "Enter" && !lines) void keep();
      if (event.key === "Escape" && draft !== undefined && !aside) {
        event.preventDefault();
        setAside(true);
      }
    },
  };
  return (
    <div className={styles.root}>
      {lines ? (
        <Textarea {...field} className={styles.lines} resize="vertical" />
      ) : (
        <Input {...field} className={styles.line} input={{ className: styles.input }} />
      )}
      {rests && (
        <NotKept
          id={note}
          label={label}
          reason={reason}
          onKeep={() => void keep()}
          onDrop={() => {
            drop();
            setRefused(undefined);
          }}
        />
      )}
    </div>
  );
}

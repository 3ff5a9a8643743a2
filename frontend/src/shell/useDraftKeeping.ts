import { useEffect, useRef } from "react";
import { drafts } from "../components/drafts";
import { listed } from "../components/draftList";
import { useKept } from "../components/useDraft";
import { useStore } from "./store";

/** Takes up what an earlier page could not hand over, and says how many drafts there are; `path` is the workbook that is open. */
export function useDraftKeeping(path: string): number {
  const { data: kept } = useKept();
  const before = useRef("");
  useEffect(() => {
    if (path === before.current) return;
    // What is typed stands on the bridge of its own workbook; it never goes into another.
    if (before.current !== "") drafts.forget();
    before.current = path;
  }, [path]);
  const there = kept !== undefined && path !== "";
  const taken = useRef("");
  useEffect(() => {
    if (!there || taken.current === path) return;
    taken.current = path;
    drafts.takeUp(kept);
  }, [there, path, kept]);
  const typed = useStore(drafts.typed);
  return listed(kept ?? {}, typed).length;
}

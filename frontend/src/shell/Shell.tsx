import { makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../api";
import { keys } from "../keys";
import { ProblemRow } from "../components/ProblemRow";
import { breakpoints } from "../theme/sizes";
import { tenantColour } from "../theme/tenantColour";
import { useMediaQuery } from "../theme/useMediaQuery";
import { Header } from "./Header";
import type { Shortcut } from "./keys";
import { RunningTasks } from "./RunningTasks";
import { focusSearch } from "./search";
import { shellSource } from "./source";
import { Steps } from "./Steps";
import { knowJobs, reported, useStore } from "./store";
import { useDraftKeeping } from "./useDraftKeeping";
import { useShortcuts } from "./useShortcuts";
import { shellState } from "./words";

const useStyles = makeStyles({
  // Only grids scroll sideways, so nothing within may widen the page.
  root: {
    height: "100%",
    display: "flex",
    flexDirection: "column",
    position: "relative",
    overflow: "hidden",
  },
  band: { height: "4px", flexShrink: 0, forcedColorAdjust: "none" },
  below: { display: "flex", flexGrow: 1, minHeight: 0 },
  work: {
    flexGrow: 1,
    minWidth: 0,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  screen: { flexGrow: 1, minHeight: 0 },
});

/** The steps back and forth through the edits. */
const steps = { id: "steps" };

/** Everything around the work: the tenant's colour, the header, the steps, and the screen that is open. */
export function Shell() {
  const styles = useStyles();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  // In the room one thing is asked at a time, so the steps step back there.
  const rail = narrow || path.startsWith("/workshop/interview/");
  const { t } = useTranslation("shell");
  const { data: facts, error } = useQuery({
    queryKey: keys.shell(),
    queryFn: ({ signal }) => shellSource.state(signal),
  });
  const state = facts && shellState(facts, t);
  useEffect(() => {
    if (facts) knowJobs(facts.jobs);
  }, [facts]);
  const unkept = useDraftKeeping(facts?.path ?? "");
  const problem = useStore(reported);
  // One after the other, and each by what there is to take back then: two quick keys must not find the state of before the first.
  const undo = useMutation({ scope: steps, mutationFn: shellSource.undo });
  const redo = useMutation({ scope: steps, mutationFn: shellSource.redo });
  const read = useMutation({ mutationFn: shellSource.readTenant });

  const { mutate: takeBack } = undo;
  const { mutate: makeAgain } = redo;
  const onShortcut = useCallback(
    (asked: Shortcut) => {
      if (asked.do === "step") void navigate({ to: `/${asked.id}` });
      else if (asked.do === "search") focusSearch();
      else if (asked.do === "undo") takeBack();
      else if (asked.do === "redo") makeAgain();
    },
    [navigate, takeBack, makeAgain],
  );
  useShortcuts(onShortcut);

  const shown = problem ?? (error ? toProblem(error) : undefined);
  return (
    <div className={styles.root}>
      <div
        className={styles.band}
        style={{ backgroundColor: tenantColour(state?.tenant.colour ?? "") }}
        aria-hidden
      />
      <Header
        state={state}
        rail={rail}
        narrow={narrow}
        onUndo={() => takeBack()}
        onRedo={() => makeAgain()}
        onRead={() => read.mutate()}
        reading={read.isPending}
        failed={!facts && error !== null}
      />
      <div className={styles.below}>
        <Steps state={state} rail={rail} unkept={unkept} />
        <div className={styles.work}>
          {shown && (
            <ProblemRow
              problem={shown}
              at="work"
              onDismiss={problem ? () => reported.set(undefined) : undefined}
            />
          )}
          <RunningTasks />
          <div className={styles.screen}>
            {/* Where the program never answered, no screen can be anything but the same problem again. */}
            {(facts || !error) && <Outlet />}
          </div>
        </div>
      </div>
    </div>
  );
}

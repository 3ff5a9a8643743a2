import { useMutation } from "@tanstack/react-query";
import { call, toProblem, type Fix, type Problem } from "../api";
import type { service } from "../wailsjs/go/models";
import * as Fixes from "../wailsjs/go/service/Fixes";
import { ProblemRow } from "./ProblemRow";

/** A way out that the screen itself takes, beside those of the program. */
export interface OwnFix extends Fix {
  run: () => unknown;
}

/**
 * What is wrong with what is shown, the same on every screen of the design: each problem with its hint and its ways out, each of
 * them one key and one Ctrl+Z.
 */
export function Fixables(props: {
  problems: readonly service.FixableView[];
  own?: (problem: service.FixableView) => OwnFix[];
}) {
  const take = useMutation({
    scope: { id: "fixes" },
    mutationFn: (fix: { of: service.FixableView; id: string }) =>
      call(() => Fixes.Take(fix.of.code, fix.of.detail, fix.of.where, fix.id)),
  });
  return (
    <>
      {take.error && <ProblemRow problem={toProblem(take.error)} />}
      {props.problems.map((problem) => {
        const own = props.own?.(problem) ?? [];
        return (
          <ProblemRow
            key={`${problem.code} ${problem.where.id} ${problem.where.field} ${problem.detail}`}
            problem={problem as Problem}
            fixes={[...problem.fixes, ...own]}
            onFix={(fix) => {
              const mine = own.find((each) => each.id === fix.id);
              if (mine) mine.run();
              else take.mutate({ of: problem, id: fix.id });
            }}
          />
        );
      })}
    </>
  );
}

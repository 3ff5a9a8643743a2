import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { toProblem } from "../api";
import { ProblemRow } from "./ProblemRow";

/**
 * Shows what a query answered. An error is a problem row above the last known answer, which stays readable;
 * before the first answer there is only the frame, and no spinner.
 */
export function Loaded<T>(props: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const { data, error } = props.query;
  return (
    <>
      {error && <ProblemRow problem={toProblem(error)} at="work" />}
      {data !== undefined && props.children(data)}
    </>
  );
}

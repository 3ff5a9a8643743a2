import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/**
 * The row whose detail the pane shows, kept in the address so that a problem, a search hit or a way back can name it.
 * Choosing replaces the address: the way back leads to the screen before, not through every row that was looked at.
 */
export function useSelected(): [
  selected: string | undefined,
  select: (id: string | undefined) => void,
] {
  const { select: selected } = useSearch({ strict: false });
  const navigate = useNavigate();
  const select = useCallback(
    (id: string | undefined) =>
      void navigate({
        to: ".",
        search: ({ about }) => ({
          ...(about === undefined ? {} : { about }),
          ...(id === undefined ? {} : { select: id }),
        }),
        replace: true,
      }),
    [navigate],
  );
  return [selected, select];
}

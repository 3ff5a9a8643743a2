import { useNavigate } from "@tanstack/react-router";
import { asideIds, stepIds } from "../shell/model";
import type { Stop } from "./reasoning";

/** Opens the place in the page that a stop of a line of reasoning leads to. */
export function useOpenStop(): (stop: Stop) => void {
  const navigate = useNavigate();
  return (stop) => {
    const to = [...stepIds, ...asideIds].find((id) => id === stop.step);
    if (to) void navigate({ to: `/${to}`, search: stop.id ? { select: stop.id } : {} });
  };
}

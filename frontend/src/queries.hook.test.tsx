import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { keys } from "./keys";
import { refresh } from "./queries";

it("does not ask for what an undo took away while its pane was open", async () => {
  let there = ["hr"];
  const detail = vi.fn((id: string) => Promise.resolve(id));
  const Detail = ({ id }: { id: string }) => {
    const query = useQuery({ queryKey: keys.persona(id), queryFn: () => detail(id) });
    return <p>{`open: ${query.data ?? ""}`}</p>;
  };
  const Board = () => {
    const list = useQuery({ queryKey: keys.personas(), queryFn: () => Promise.resolve(there) });
    return list.data?.includes("hr") ? <Detail id="hr" /> : <p>closed</p>;
  };
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  render(
    <QueryClientProvider client={client}>
      <Board />
    </QueryClientProvider>,
  );
  await screen.findByText("open: hr");
  await refresh(["personas"], client);
  expect(detail).toHaveBeenCalledTimes(2);
  there = [];
  await refresh(["personas"], client);
  await screen.findByText("closed");
  expect(detail).toHaveBeenCalledTimes(2);
});

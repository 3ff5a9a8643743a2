import { useQuery } from "@tanstack/react-query";
import { call } from "../../api";
import { keys } from "../../keys";
import { Screen } from "../../components/Screen";
import { useSelected } from "../../components/useSelected";
import * as Shell from "../../wailsjs/go/service/Shell";
import { Overview } from "./Overview";
import { Workbooks } from "./Workbooks";

/** The address that shows the ways to another workbook while one is open. */
const workbooks = "workbooks";

/** How far the customer is and what is next; without a workbook, the ways to one. */
export default function StartScreen() {
  const [selected, select] = useSelected();
  const shell = useQuery({
    queryKey: keys.shell(),
    queryFn: ({ signal }) => call(Shell.State, signal),
  });
  if (shell.data?.open && selected !== workbooks) {
    return <Overview customer={shell.data.customer} />;
  }
  return (
    <Screen scrolls>
      {/* That the program does not answer is said by the frame, which asks the same. */}
      {shell.data && (
        <Workbooks
          customer={shell.data.open ? shell.data.customer : ""}
          onDone={() => select(undefined)}
        />
      )}
    </Screen>
  );
}

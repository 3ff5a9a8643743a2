import { call } from "../../api";
import type { workshop } from "../../wailsjs/go/models";
import * as Workshop from "../../wailsjs/go/service/Workshop";

/** Changes a part of an interview in what is there now, such as the queues that were added a moment ago. */
export async function saveInterview(
  department: string,
  part: Partial<workshop.Interview>,
): Promise<void> {
  const { interview } = await call(() => Workshop.Interview(department));
  await call(() => Workshop.SaveInterview({ ...interview, ...part }));
}

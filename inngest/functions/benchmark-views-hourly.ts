import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { keepViews } from "@/lib/insight/benchmarks/keep-views";

/** Steps of one run; what is left waits for the next. */
const MAX_STEPS = 30;

/** Keeps views by age of the trackings that reached another age, and of those that have none yet. */
export const benchmarkViewsHourly = inngest.createFunction(
  { id: "benchmark-views-hourly", retries: 2, concurrency: 1, triggers: [cron("47 * * * *")] },
  async ({ step }) => {
    let kept = 0;
    for (let index = 0; index < MAX_STEPS; index++) {
      const result = await step.run(`keep-${index}`, () => keepViews(jobContext()));
      kept += result.kept;
      if (result.isDone) break;
    }
    return { kept };
  },
);

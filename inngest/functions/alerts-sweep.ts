import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { sweepAlerts } from "@/lib/insight/alerts/sweep";

/** Steps of one run; what is left waits for the next. */
const MAX_STEPS = 30;

/** Evaluates alerts that don't depend on a new snapshot. */
export const alertsSweep = inngest.createFunction(
  { id: "alerts-sweep", retries: 2, concurrency: 1, triggers: [cron("*/5 * * * *")] },
  async ({ step }) => {
    const counts = { fired: 0, failed: 0 };
    let after: number | null = 0;
    for (let index = 0; index < MAX_STEPS && after !== null; index++) {
      const from: number = after;
      const result = await step.run(`sweep-${index}`, () => sweepAlerts(jobContext(), { after: from }));
      counts.fired += result.fired;
      counts.failed += result.failed;
      after = result.after;
    }
    return counts;
  },
);

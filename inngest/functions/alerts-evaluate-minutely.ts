import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { evaluateWork } from "@/lib/insight/alerts/evaluate-work";

/** Steps of one run; what is left waits for the next. */
const MAX_STEPS = 30;

/** Evaluates alerts for the hours that were settled since the last run. */
export const alertsEvaluateMinutely = inngest.createFunction(
  { id: "alerts-evaluate-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const counts = { evaluated: 0, fired: 0, failed: 0 };
    for (let index = 0; index < MAX_STEPS; index++) {
      const { isDone, ...result } = await step.run(`evaluate-${index}`, () => evaluateWork(jobContext()));
      counts.evaluated += result.evaluated;
      counts.fired += result.fired;
      counts.failed += result.failed;
      if (isDone) break;
    }
    return counts;
  },
);

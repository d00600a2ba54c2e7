import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { sendDigests } from "@/lib/insight/alerts/send-digests";

/** Steps of one run; what is left waits for the next hour. */
const MAX_STEPS = 60;

/** Writes the digests of the organizations where it is morning. */
export const digestsHourly = inngest.createFunction(
  { id: "digests-hourly", retries: 2, concurrency: 1, triggers: [cron("9 * * * *")] },
  async ({ step }) => {
    const counts = { sent: 0, failed: 0 };
    let after: number | null = 0;
    for (let index = 0; index < MAX_STEPS && after !== null; index++) {
      const from: number = after;
      const result = await step.run(`send-${index}`, () => sendDigests(jobContext(), { after: from }));
      counts.sent += result.sent;
      counts.failed += result.failed;
      after = result.after;
    }
    return counts;
  },
);

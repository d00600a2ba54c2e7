import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { sendReports } from "@/lib/insight/reports/send";

/** Steps of one run; what is left waits for the next. */
const MAX_STEPS = 30;

/** Emails the reports that are due. */
export const reportsSend = inngest.createFunction(
  { id: "reports-send", retries: 2, concurrency: 1, triggers: [cron("*/5 * * * *")] },
  async ({ step }) => {
    const counts = { sent: 0, failed: 0 };
    let after: number | null = 0;
    for (let index = 0; index < MAX_STEPS && after !== null; index++) {
      const from: number = after;
      const result = await step.run(`send-${index}`, () => sendReports(jobContext(), { after: from }));
      counts.sent += result.sent;
      counts.failed += result.failed;
      after = result.after;
    }
    return counts;
  },
);

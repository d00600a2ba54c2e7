import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { runInSteps } from "@/inngest/run-in-steps";
import { sendReports } from "@/lib/insight/reports/send";

const MAX_STEPS = 30;

/** Emails the reports that are due. */
export const reportsSend = inngest.createFunction(
  { id: "reports-send", retries: 2, concurrency: 1, triggers: [cron("*/5 * * * *")] },
  ({ step }) => runInSteps(step, "send", MAX_STEPS, (after) => sendReports(jobContext(), { after })),
);

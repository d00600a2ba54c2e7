import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { runInSteps } from "@/inngest/run-in-steps";
import { sendDigests } from "@/lib/insight/alerts/send-digests";

const MAX_STEPS = 60;

/** Writes the digests of the organizations where it is morning. */
export const digestsHourly = inngest.createFunction(
  { id: "digests-hourly", retries: 2, concurrency: 1, triggers: [cron("9 * * * *")] },
  ({ step }) => runInSteps(step, "send", MAX_STEPS, (after) => sendDigests(jobContext(), { after })),
);

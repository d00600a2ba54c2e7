import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { sendDigests } from "@/lib/insight/alerts/send-digests";

/** Writes the digests of the organizations where it is morning. */
export const digestsHourly = inngest.createFunction(
  { id: "digests-hourly", retries: 2, concurrency: 1, triggers: [cron("9 * * * *")] },
  async ({ step }) => step.run("send", () => sendDigests(jobContext())),
);

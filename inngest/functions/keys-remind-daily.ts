import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { remindOldKeys } from "@/lib/developers/keys/remind";

/** Emails owners and managers about old API keys. */
export const keysRemindDaily = inngest.createFunction(
  { id: "keys-remind-daily", retries: 2, concurrency: 1, triggers: [cron("11 8 * * *")] },
  async ({ step }) => step.run("remind", () => remindOldKeys(jobContext())),
);

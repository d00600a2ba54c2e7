import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { deliverMessages } from "@/lib/insight/alerts/deliver-messages";

/** Posts the Slack and Discord messages of alerts. No retries here, because the rows store when they are due again. */
export const alertMessagesMinutely = inngest.createFunction(
  { id: "alert-messages-minutely", retries: 0, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => step.run("deliver", () => deliverMessages(jobContext())),
);

import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { notifyCeilings } from "@/lib/operations/upstream-cost/notify-ceilings";

/** Emails admins when a source nears a spending ceiling. */
export const upstreamCeilingsMinutely = inngest.createFunction(
  { id: "upstream-ceilings-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => step.run("notify", () => notifyCeilings(jobContext())),
);

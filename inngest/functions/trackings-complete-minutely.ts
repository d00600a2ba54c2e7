import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { completeDue } from "@/lib/tracking/collection/complete";

/** Completes trackings whose duration has passed. */
export const trackingsCompleteMinutely = inngest.createFunction(
  { id: "trackings-complete-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => step.run("complete", () => completeDue(jobContext())),
);

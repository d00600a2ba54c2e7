import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { retireDeniedSources } from "@/lib/platforms/sources/retire-source";

/** Retires sources that have denied access for a day. */
export const sourcesCheckHourly = inngest.createFunction(
  { id: "sources-check-hourly", retries: 2, concurrency: 1, triggers: [cron("11 * * * *")] },
  async ({ step }) => step.run("check", () => retireDeniedSources(jobContext())),
);

import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { runInSteps } from "@/inngest/run-in-steps";
import { writeExports } from "@/lib/operations/exports/write";

/** Together less than a minute: the next run continues. */
const MAX_STEPS = 2;

/** Writes the files of requested exports. */
export const organizationExportsMinutely = inngest.createFunction(
  { id: "organization-exports-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  ({ step }) => runInSteps(step, "write", MAX_STEPS, () => writeExports(jobContext())),
);

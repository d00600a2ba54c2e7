import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { runInSteps } from "@/inngest/run-in-steps";
import { closeDueOrganizations, remindOfClosing } from "@/lib/people/organizations/close-due";

const MAX_STEPS = 30;

/** Closes organizations for good, and reminds the owners of those that are next. */
export const organizationsCloseDaily = inngest.createFunction(
  { id: "organizations-close-daily", retries: 2, concurrency: 1, triggers: [cron("21 6 * * *")] },
  async ({ step }) => {
    const { done: closed = 0 } = await runInSteps(step, "close", MAX_STEPS, (after) =>
      closeDueOrganizations(jobContext(), { after }),
    );
    const { done: reminded = 0 } = await runInSteps(step, "remind", MAX_STEPS, (after) =>
      remindOfClosing(jobContext(), { after }),
    );
    return { closed, reminded };
  },
);

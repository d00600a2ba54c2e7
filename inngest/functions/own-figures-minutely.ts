import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { dueAccounts, readAccount } from "@/lib/channels/connections/read-due";

/** Reads the reports of connected accounts that are due. One step per account; a repeated step finds it not due. */
export const ownFiguresMinutely = inngest.createFunction(
  { id: "own-figures-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const due = await step.run("due", () => dueAccounts(jobContext()));
    const outcomes: Record<string, number> = {};
    for (const id of due) {
      const { outcome } = await step.run(`read-${id}`, () => readAccount(jobContext(), id));
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return outcomes;
  },
);

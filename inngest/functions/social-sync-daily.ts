import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { syncDueAccounts } from "@/lib/channels/subscribers/sync-daily";

/** Fetches every organization's follower counts. A run repeated within the hour only fetches those that failed. */
export const subscribersSyncDaily = inngest.createFunction(
  // The ID identifies its stored runs, and files are named by ID: both keep their name.
  { id: "social-sync-daily", retries: 2, concurrency: 1, triggers: [cron("17 5 * * *")] },
  async ({ step }) => step.run("sync", () => syncDueAccounts(jobContext())),
);

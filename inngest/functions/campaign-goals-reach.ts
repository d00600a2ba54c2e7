import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { reachGoals } from "@/lib/insight/campaigns/reach-goals";

/** Emits `campaign.goal_reached` for campaigns whose figures reached their goal. */
export const campaignGoalsReach = inngest.createFunction(
  { id: "campaign-goals-reach", retries: 2, concurrency: 1, triggers: [cron("*/5 * * * *")] },
  async ({ step }) => step.run("reach", () => reachGoals(jobContext())),
);

import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { runInSteps } from "@/inngest/run-in-steps";
import { sweepAlerts } from "@/lib/insight/alerts/sweep";

const MAX_STEPS = 30;

/** Evaluates alerts that don't depend on a new snapshot. */
export const alertsSweep = inngest.createFunction(
  { id: "alerts-sweep", retries: 2, concurrency: 1, triggers: [cron("*/5 * * * *")] },
  ({ step }) => runInSteps(step, "sweep", MAX_STEPS, (after) => sweepAlerts(jobContext(), { after })),
);

import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { packRows } from "@/lib/tracking/snapshots/pack";

/** Packs the snapshots that earlier versions stored as rows. Does nothing once all are packed. */
export const snapshotsPackMinutely = inngest.createFunction(
  { id: "snapshots-pack-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => step.run("pack", () => packRows(jobContext())),
);

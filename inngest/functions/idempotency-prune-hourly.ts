import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { pruneIdempotencyKeys } from "@/lib/developers/idempotency/idempotency";

/** Deletes stored responses older than a day. */
export const idempotencyPruneHourly = inngest.createFunction(
  { id: "idempotency-prune-hourly", retries: 2, concurrency: 1, triggers: [cron("23 * * * *")] },
  async ({ step }) => step.run("prune", () => pruneIdempotencyKeys(jobContext())),
);

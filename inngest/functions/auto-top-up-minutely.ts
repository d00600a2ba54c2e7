import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { bookAutoTopUps } from "@/lib/tracking/funding/auto-top-up";

/** Books the top-ups due under the organizations' auto top-up rules. */
export const autoTopUpMinutely = inngest.createFunction(
  { id: "auto-top-up-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => step.run("book", () => bookAutoTopUps(jobContext())),
);

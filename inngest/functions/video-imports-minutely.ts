import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { jobContext } from "@/inngest/context";
import { freeImports, resumeImport } from "@/lib/tracking/imports/resume";

/**
 * Continues bulk imports whose pages are closed, one step per import. Open imports are derived from the rows, so a
 * repeated step finds nothing left.
 */
export const videoImportsMinutely = inngest.createFunction(
  { id: "video-imports-minutely", retries: 2, concurrency: 1, triggers: [cron("* * * * *")] },
  async ({ step }) => {
    const free = await step.run("free", () => freeImports(jobContext()));
    let open = 0;
    for (const [n, id] of free.entries())
      if (await step.run(`resume-${n}`, () => resumeImport(jobContext(), id))) open += 1;
    return { resumed: free.length, open };
  },
);

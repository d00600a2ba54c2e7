import type { GetStepTools } from "inngest";
import type { inngest } from "@/inngest/client";

/** What a step counted, and the ID of its last row; null if nothing is left. */
type StepResult = Record<string, number | null> & { after: number | null };

/**
 * Works through rows in steps, each from where the one before ended, until nothing is left or `most` steps have run: what
 * is left then waits for the next run.
 * @param name of the steps: `send-0`, `send-1`
 * @returns the sums of what the steps counted
 */
export async function runInSteps(
  step: Pick<GetStepTools<typeof inngest>, "run">,
  name: string,
  most: number,
  work: (after: number) => Promise<StepResult>,
): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  let from = 0;
  for (let index = 0; index < most; index++) {
    const { after, ...counts } = await step.run(`${name}-${index}`, () => work(from));
    for (const [counted, n] of Object.entries(counts)) sums[counted] = (sums[counted] ?? 0) + (n ?? 0);
    if (after === null) break;
    from = after;
  }
  return sums;
}

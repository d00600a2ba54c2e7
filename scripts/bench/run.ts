import type { DatabaseHandle } from "@/db/client";
import { judge, lineOf, TABLE_HEAD } from "@/scripts/bench/judge";
import type { Measurement } from "@/scripts/bench/measure";

/** Fills what it needs into a migrated database, and measures. */
export type Bench = (handle: DatabaseHandle) => Promise<Measurement[]>;

/**
 * Prints each row as soon as its bench has run.
 * @returns how many rows missed their goal by more than their noise band
 */
export async function runBenches(handle: DatabaseHandle, benches: readonly (() => Promise<Bench>)[]): Promise<number> {
  let missed = 0;
  console.log(TABLE_HEAD);
  for (const load of benches)
    for (const measurement of await (await load())(handle)) {
      const judged = judge(measurement);
      console.log(lineOf(measurement, judged));
      if (judged.verdict === "missed") missed += 1;
    }
  return missed;
}

/** With `--check`, the process ends with 1 if a goal was missed. */
export function failIfChecked(missed: number, { check }: { check?: boolean }): void {
  if (!check || missed === 0) return;
  console.error(`${missed} of the goals missed`);
  process.exitCode = 1;
}

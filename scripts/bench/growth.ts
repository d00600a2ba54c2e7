import { openDatabase } from "@/db/client";
import { type Filled, fillForGrowth } from "@/scripts/bench/growth-fill";
import { GROWTH_ROWS, type GrowthRow } from "@/scripts/bench/growth-rows";
import { median } from "@/scripts/bench/measure";
import { withScratchDatabase } from "@/scripts/postgres/scratch";

/** Trackings, nine tenths of them in one organization. The largest needs about 3 GB of disk and several minutes. */
export const SIZES = [1_000, 100_000, 1_000_000];
const RUNS = 15;
/** Share of its goal by which noise may miss it. */
const BAND = 0.2;

/** The time of one row: the median in milliseconds, per unit, for each size. */
export interface Grown {
  row: GrowthRow;
  ms: number[];
}

/** Measures a row on every size in turn, so that slow moments of the machine affect all of them. */
export async function measureRow(row: GrowthRow, filled: readonly Filled[], runs: number): Promise<Grown> {
  const times = filled.map((): number[] => []);
  // The first runs fill caches and aren't counted.
  for (let run = 0; run < runs + 2; run++)
    for (const [index, of] of filled.entries()) {
      const begun = performance.now();
      const units = (await row.work(of, run)) ?? 1;
      if (run >= 2) times[index]?.push((performance.now() - begun) / units);
    }
  return { row, ms: times.map(median) };
}

/** Returns the goal of a row and whether it was met; null if no size has a goal. */
export function judge(
  { row: { goal }, ms }: Grown,
  sizes: readonly number[],
  band = 0,
): { goal: string; met: boolean | null } {
  if ("ratio" in goal) {
    const ratio = (ms.at(-1) ?? Number.NaN) / (ms[0] ?? Number.NaN);
    return { goal: `≤ ${goal.ratio} ×`, met: sizes.length > 1 ? ratio <= goal.ratio * (1 + band) : null };
  }
  const limits = Object.entries(goal.msAt).map(([size, limit]) => ({ size: Number(size), limit }));
  const judged = limits.filter(({ size }) => sizes.includes(size));
  return {
    goal: limits.map(({ size, limit }) => `≤ ${limit} ms at ${exponent(size)}`).join(", "),
    met:
      judged.length > 0
        ? judged.every(({ size, limit }) => (ms[sizes.indexOf(size)] ?? 0) <= limit * (1 + band))
        : null,
  };
}

const exponent = (size: number) => `10^${Math.round(Math.log10(size))}`;

/**
 * Prints how the cost of requests grows with what an organization has tracked.
 * @returns how many rows missed their goal by more than noise
 */
export async function benchGrowth(sizes: readonly number[]): Promise<number> {
  return withFilled(sizes, [], async (filled) => {
    const header = sizes.map((size) => exponent(size).padStart(10)).join("");
    console.log(`${"what, in milliseconds".padEnd(40)}${header}     ratio   goal`);
    let missed = 0;
    for (const row of GROWTH_ROWS) {
      const grown = await measureRow(row, filled, RUNS);
      const { goal, met } = judge(grown, sizes);
      const figures = grown.ms.map((ms) => ms.toFixed(2).padStart(10)).join("");
      const ratio = ((grown.ms.at(-1) ?? 0) / (grown.ms[0] ?? 1)).toFixed(2).padStart(10);
      console.log(`${row.name.padEnd(40)}${figures}${ratio}   ${goal}${met === false ? "   MISSED" : ""}`);
      if (judge(grown, sizes, BAND).met === false) missed += 1;
    }
    return missed;
  });
}

/** Keeps a database of each size at the same time, all on one server. */
async function withFilled<T>(
  sizes: readonly number[],
  filled: Filled[],
  work: (filled: readonly Filled[]) => Promise<T>,
): Promise<T> {
  const [size, ...rest] = sizes;
  if (size === undefined) return work(filled);
  return withScratchDatabase(async (url) => {
    // The next ones use the same server; lib reads the environment on first use, which is after this.
    Object.assign(process.env, { DATABASE_URL: url, LOG_LEVEL: "fatal" });
    const handle = openDatabase(url, 4);
    try {
      const begun = performance.now();
      filled.push(await fillForGrowth(handle, size));
      console.log(`${exponent(size)} trackings filled in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
      return await withFilled(rest, filled, work);
    } finally {
      await handle.close();
    }
  });
}

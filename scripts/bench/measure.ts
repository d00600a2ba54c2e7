/** Rounds of a measurement: each measures ours and the bare equivalent in turn. */
export const ROUNDS = 5;

export interface Goal {
  /** What must reach the goal: the ratio of ours to the bare equivalent, or our own figure. */
  of: "ratio" | "figure";
  atMost?: number;
  atLeast?: number;
  /** Share of the goal by which noise may miss it before `--check` fails; 0 for bytes and counts. */
  band: number;
}

/** A row of the table. */
export interface Measurement {
  name: string;
  unit: string;
  /** One figure per round; a single one where every round would give the same. */
  ours: readonly number[];
  /** The bare equivalent's figures in the same rounds. Absent if there is none. */
  bare?: readonly number[];
  /** Absent for a row that is only shown. */
  goal?: Goal;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Prepares a run, which isn't measured, and returns the work that is. */
export type Prepared = (run: number) => Promise<() => Promise<unknown>>;

/**
 * Runs both in turn, so that slow moments of the machine affect both.
 * @param runs per round
 * @returns each round's medians, in milliseconds
 */
export async function measurePrepared(
  runs: number,
  ours: Prepared,
  bare: Prepared,
): Promise<{ ours: number[]; bare: number[] }> {
  const medians = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const times = { ours: [] as number[], bare: [] as number[] };
    for (let run = 0; run < runs; run++)
      for (const [name, prepare] of [
        ["ours", ours],
        ["bare", bare],
      ] as const) {
        const work = await prepare(round * runs + run);
        const begun = performance.now();
        await work();
        times[name].push(performance.now() - begun);
      }
    medians.ours.push(median(times.ours));
    medians.bare.push(median(times.bare));
  }
  return medians;
}

/** Like `measurePrepared`, for work that needs no preparation. */
export const measurePair = (
  runs: number,
  ours: (run: number) => Promise<unknown>,
  bare: (run: number) => Promise<unknown>,
): Promise<{ ours: number[]; bare: number[] }> =>
  measurePrepared(
    runs,
    async (run) => () => ours(run),
    async (run) => () => bare(run),
  );

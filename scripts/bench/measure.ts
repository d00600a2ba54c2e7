export interface Measurement {
  name: string;
  ours: number;
  bare: number;
  unit: string;
}

export const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs both in turn, so that slow moments of the machine affect both. @returns medians in milliseconds */
export async function measurePair(
  runs: number,
  ours: (run: number) => Promise<unknown>,
  bare: (run: number) => Promise<unknown>,
): Promise<{ ours: number; bare: number }> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let run = 0; run < runs; run++)
    for (const [name, work] of [
      ["ours", ours],
      ["bare", bare],
    ] as const) {
      const begun = performance.now();
      await work(run);
      times[name].push(performance.now() - begun);
    }
  return { ours: median(times.ours), bare: median(times.bare) };
}

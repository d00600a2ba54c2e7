export interface MemorySample {
  /** Simulated minutes since the start. */
  minute: number;
  rssMb: number;
  /** After a garbage collection. */
  heapMb: number;
}

/** Returns how much a value grows per simulated hour: the slope of the straight line that fits the samples best. */
export function growthPerHour(samples: readonly MemorySample[], key: "rssMb" | "heapMb"): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanMinute = mean(samples.map(({ minute }) => minute));
  const meanValue = mean(samples.map((sample) => sample[key]));
  let covariance = 0;
  let variance = 0;
  for (const sample of samples) {
    covariance += (sample.minute - meanMinute) * (sample[key] - meanValue);
    variance += (sample.minute - meanMinute) ** 2;
  }
  return variance === 0 ? 0 : (covariance / variance) * 60;
}

/** Returns the samples after the warm-up, which is the first quarter. */
export const afterWarmUp = (samples: readonly MemorySample[]): MemorySample[] =>
  samples.slice(Math.ceil(samples.length / 4));

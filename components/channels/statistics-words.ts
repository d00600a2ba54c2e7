/** Words of a channel's statistics. Pure. */

/** Returns a bin's limits: what stands at its left edge, and its name, as "2–3%" or "6% or more". */
export function binWords({ from, to }: { from: number; to: number | null }): { edge: string; name: string } {
  const plain = (percent: number) => String(Number(percent.toPrecision(4)));
  if (to === null) return { edge: `${plain(from)}+`, name: `${plain(from)}% or more` };
  return { edge: plain(from), name: `${plain(from)}–${plain(to)}%` };
}

/** Returns how many peers grew less, counted from the nearer end: "Faster than 75% of channels". "All" is never rounded. */
export function percentileWords(percentile: number): { value: string; unit: string } {
  if (percentile === 100) return { value: "Faster than all", unit: "channels of the same size" };
  if (percentile === 0) return { value: "Slower than all", unit: "channels of the same size" };
  const percent = Math.min(Math.max(Math.round(percentile), 1), 99);
  const value = percent >= 50 ? `Faster than ${percent}%` : `Slower than ${100 - percent}%`;
  return { value, unit: "of channels of the same size" };
}

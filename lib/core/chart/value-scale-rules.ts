export type ValueUnit = "count" | "percent" | "usd";

export interface ValueScale {
  /** Start and end of the axis: the first and the last tick. */
  domain: [number, number];
  ticks: number[];
  labels: string[];
}

/** Maximum number of steps between grid lines. */
const MOST_STEPS = 5;
/** Counts are integers. Dollars and percentages may be split further, for prices and engagement. */
const SMALLEST_STEP: Record<ValueUnit, number> = { count: 1, percent: 1e-6, usd: 1e-6 };
const LETTERS: readonly [number, string][] = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "K"],
];
const COMPACT_FROM = 10_000;

/** Returns the axis of a chart that starts at `floor`, or lower if a value is lower. */
export function scaleOf(floor: number, values: readonly (number | null)[], unit: ValueUnit): ValueScale {
  let [low, high] = [floor, floor];
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return valueScale(low, high, unit);
}

/**
 * Returns the value axis from `low` to `high`: round ticks, each labeled with enough digits to differ from its
 * neighbors.
 */
export function valueScale(low: number, high: number, unit: ValueUnit): ValueScale {
  // Without a range, one whole unit: the axis of a page without data is not split into millionths.
  const step = high > low ? stepFor(low, high, unit) : 1;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step));
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks, labels: labelsOf(ticks, unit) };
}

/** Returns the smallest of 1, 2 and 5 times a power of ten that spans the values in few steps. */
function stepFor(low: number, high: number, unit: ValueUnit): number {
  const smallest = SMALLEST_STEP[unit];
  const rough = Math.max((high - low) / MOST_STEPS, smallest);
  const power = Math.floor(Math.log10(rough));
  for (const exponent of [power - 1, power, power + 1, power + 2])
    for (const factor of [1, 2, 5]) {
      const step = exact(factor * 10 ** exponent);
      const isFew = Math.ceil(high / step - 1e-9) - Math.floor(low / step + 1e-9) <= MOST_STEPS;
      if (step >= smallest && isFew) return step;
    }
  return exact(10 ** (power + 2));
}

/** Removes floating-point noise: 0.1 · 3 is 0.3. */
const exact = (value: number): number => Number(value.toPrecision(12));

function labelsOf(ticks: readonly number[], unit: ValueUnit): string[] {
  if (unit !== "count") {
    const decimals = Math.max(unit === "usd" ? 2 : 0, decimalsOf(ticks, 1));
    return ticks.map((tick) => signed(tick, (amount) => withUnit(amount.toFixed(decimals), unit)));
  }
  const largest = Math.max(...ticks.map(Math.abs));
  const isWhole = largest < COMPACT_FROM;
  return ticks.map((tick) =>
    signed(tick, (amount) => {
      const [size, letter] = (!isWhole && LETTERS.find(([from]) => amount >= from)) || [1, ""];
      const decimals = decimalsOf(
        ticks.filter((other) => other !== 0 && letterOf(other) === letter),
        size,
      );
      return letter === "" ? grouped(amount) : `${grouped(amount / size, decimals)}${letter}`;
    }),
  );
}

const letterOf = (tick: number): string => LETTERS.find(([from]) => Math.abs(tick) >= from)?.[1] ?? "";

const signed = (tick: number, format: (amount: number) => string): string =>
  tick < 0 ? `−${format(-tick)}` : format(tick);

const withUnit = (amount: string, unit: ValueUnit): string => (unit === "usd" ? `$${amount}` : `${amount}%`);

const formats = new Map<number, Intl.NumberFormat>();

function grouped(amount: number, decimals = 0): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(decimals, format);
  }
  return format.format(amount);
}

/** Returns how many decimals the ticks need to be exact in units of `size`. */
function decimalsOf(ticks: readonly number[], size: number): number {
  let decimals = 0;
  while (decimals < 12 && ticks.some((tick) => exact(Number((tick / size).toFixed(decimals))) !== exact(tick / size)))
    decimals += 1;
  return decimals;
}

const SIZES = { row: { width: 72, height: 24 }, tile: { width: 100, height: 32 } } as const;
type Size = (typeof SIZES)[keyof typeof SIZES];
const PAD = 2;

/**
 * Returns runs of consecutive values as SVG paths. A run of one becomes a dot, because a one-point line is not drawn. A
 * single value is no trend, and draws nothing.
 */
function runs(
  values: readonly (number | null)[],
  { width, height }: Size,
): { lines: string[]; dots: { x: number; y: number }[] } {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const step = (width - 2 * PAD) / Math.max(values.length - 1, 1);
  const lines: string[] = [];
  const dots: { x: number; y: number }[] = [];
  let run: { x: number; y: number }[] = [];
  const close = () => {
    if (run.length === 1 && known.length > 1) dots.push(...run);
    else if (run.length > 1) lines.push(`M${run.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`);
    run = [];
  };
  values.forEach((value, index) => {
    if (value === null) {
      close();
      return;
    }
    const share = high === low ? 0.5 : (value - low) / (high - low);
    run.push({ x: PAD + index * step, y: height - PAD - share * (height - 2 * PAD) });
  });
  close();
  return { lines, dots };
}

interface SparklineProps {
  values: readonly (number | null)[];
  label: string;
  size?: keyof typeof SIZES;
  /** A CSS color. */
  color?: string;
}

/**
 * Renders a line without axes, scaled to its own range: it shows the trend, not the amount. Missing values stay gaps.
 * `label` describes it in text. Without a trend, a rule of the same size keeps the space.
 */
export function Sparkline({ values, label, size = "row", color = "var(--chart-1)" }: SparklineProps) {
  const { width, height } = SIZES[size];
  const { lines, dots } = runs(values, SIZES[size]);
  const isEmpty = lines.length === 0 && dots.length === 0;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className="block max-w-full"
    >
      <title>{label}</title>
      {isEmpty && <path d={`M${PAD} ${height / 2}H${width - PAD}`} stroke="var(--border)" strokeDasharray="2 4" />}
      {lines.map((d) => (
        <path key={d} d={d} fill="none" stroke={color} strokeWidth={1.5} strokeLinecap="round" strokeLinejoin="round" />
      ))}
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={1.5} fill={color} />
      ))}
    </svg>
  );
}

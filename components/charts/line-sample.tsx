import { lineStyle } from "./line-styles";

/** Renders a sample of a chart line, as a legend for its hue and pattern. */
export function LineSample({ index }: { index: number }) {
  const { color, dash } = lineStyle(index);
  return (
    <svg aria-hidden width="28" height="8" viewBox="0 0 28 8" className="shrink-0">
      <path d="M0 4H28" stroke={color} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}

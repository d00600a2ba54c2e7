import { ReferenceDot } from "recharts";

/** A mark at one point of a line: a dot (a single value between gaps) or a ring (needs attention). */
export interface PointDot {
  key: number;
  value: number;
  isRing: boolean;
  /** A CSS color. */
  color: string;
}

/**
 * The dots and rings of an interactive chart. References, because Recharts renders the `dot` of a line for every point,
 * and most points have none. A function, because Recharts requires its own components as direct children.
 */
export const pointDots = (dots: readonly PointDot[]) =>
  dots.map(({ key, value, isRing, color }) => (
    <ReferenceDot
      key={`${key} ${color}`}
      x={key}
      y={value}
      r={isRing ? 4 : 2}
      fill={isRing ? "var(--surface)" : color}
      stroke={isRing ? color : "none"}
      strokeWidth={2}
    />
  ));

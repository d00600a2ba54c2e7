/** A moment with a name: a thin line over the hour, and the name above it. */
export interface ChartMark {
  /** Key of the point. */
  key: number;
  /** Short: "Peak". */
  label: string;
}

/** Space above the plot for the names, in pixels. */
export const MARKS_TOP = 22;
export const MARK_LINE = { stroke: "var(--muted)", strokeOpacity: 0.55, strokeWidth: 1 } as const;
export const MARK_TEXT = { fill: "var(--muted)", fontSize: 11 } as const;

/** Names near an end of the axis grow inward. */
export const markAnchor = (share: number) => (share < 0.05 ? "start" : share > 0.95 ? "end" : "middle");

import type { Font } from "fontkit";
import { outlineText } from "./letters";

export interface ChartPoint {
  at: Date;
  /** Null is a gap in the line. */
  value: number | null;
}

export interface TextOptions {
  x: number;
  y: number;
  size: number;
  color: string;
  anchor?: "end" | "middle";
  isBold?: boolean;
  most?: number;
  /** The text moves to stay between these. */
  within?: [number, number];
}

export function drawText(fonts: readonly Font[], content: string, options: TextOptions): string {
  const { y, size, color, anchor, within } = options;
  const { width, outlines } = outlineText(fonts, content, size, options.most);
  let x = options.x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
  if (within) x = Math.max(within[0], Math.min(within[1] - width, x));
  // The file holds the regular weight only; a rim of a fortieth makes it semibold.
  const rim = options.isBold ? ` stroke="${color}" stroke-width="52"` : "";
  return `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)})" fill="${color}"${rim}>${outlines}</g>`;
}

/** Draws the runs between gaps, filled to `bottom`. A single value is a dot. */
export function drawLine(
  points: readonly ChartPoint[],
  x: (at: Date) => number,
  y: (value: number) => number,
  { zoom, bottom, color }: { zoom: number; bottom: number; color: string },
): string {
  const runs: string[][] = [];
  let isInRun = false;
  for (const { at, value } of points) {
    if (value !== null) {
      const point = `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      if (isInRun) runs.at(-1)?.push(point);
      else runs.push([point]);
    }
    isInRun = value !== null;
  }
  const areas = runs
    .filter((run) => run.length > 1)
    .map((run) => `M${xOf(run[0])} ${bottom}L${run.join("L")}L${xOf(run.at(-1))} ${bottom}Z`)
    .join("");
  const lines = runs.map((run) => `M${run.join("L")}${run.length === 1 ? "h0" : ""}`).join("");
  return (
    `<path d="${areas}" fill="${color}" fill-opacity="0.1"/>` +
    `<path d="${lines}" fill="none" stroke="${color}" stroke-width="${4 * zoom}" stroke-linecap="round" stroke-linejoin="round"/>`
  );
}

const xOf = (point: string | undefined): string => point?.split(" ")[0] ?? "0";

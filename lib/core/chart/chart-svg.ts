import type { Font } from "fontkit";
import type { ReaderTime } from "@/lib/core/format";
import { type ChartPoint, drawLine, drawText, type TextOptions } from "./chart-strokes";
import { outlineText } from "./letters";
import { timeTicks } from "./time-ticks-rules";
import { scaleOf, type ValueUnit } from "./value-scale-rules";

export interface ChartDrawing {
  title: string;
  /** Smaller, below the title: what the figures are, as of when, and from where. */
  caption?: string;
  /** In the order of time. */
  points: readonly ChartPoint[];
  unit: ValueUnit;
  /** Where the value axis starts, 0 by default; lower if a value is lower. */
  floor?: number;
  /** A value drawn as a dashed line, such as a goal or a threshold. */
  line?: { value: number; label: string };
  /** How times on the axis are written; UTC by default. */
  reader?: ReaderTime;
  /** In pixels. Text and margins shrink with the width, down to half their size. */
  width?: number;
  height?: number;
}

/** What links unfold to, in pixels. */
export const PICTURE_SIZE = { width: 1200, height: 630 };

/** The light theme's colors, from `app/globals.css`. A picture can't change its theme. */
const COLORS = {
  background: "#ffffff",
  text: "#16181c",
  muted: "#5b5f67",
  separator: "#e5e6e9",
  border: "#d5d6d9",
  line: "#628ffb",
};

/** Returns a chart as an SVG that needs no font: every letter is an outline. */
export function chartSvg(fonts: readonly Font[], drawing: ChartDrawing): string {
  const { width, height } = { ...PICTURE_SIZE, ...drawing };
  const zoom = Math.min(1, Math.max(0.5, width / PICTURE_SIZE.width));
  const [margin, small, large] = [48 * zoom, 22 * zoom, 40 * zoom];
  const text = (content: string, options: TextOptions) => drawText(fonts, content, options);
  const values = [...drawing.points.map(({ value }) => value), drawing.line?.value ?? null];
  const scale = scaleOf(drawing.floor ?? 0, values, drawing.unit);
  const labels = scale.labels.map((label) => outlineText(fonts, label, small));
  const left = margin + Math.max(...labels.map((label) => label.width)) + small * 0.75;
  const right = width - margin;
  const top = margin + large * 1.2 + (drawing.caption ? small * 1.6 : 0) + small * 1.4;
  const bottom = height - margin - small * 1.6;
  const [low, high] = scale.domain;
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - top);
  const { from, to } = spanOf(drawing.points);
  const span = to.getTime() - from.getTime();
  const x = (at: Date) =>
    span > 0 ? left + ((at.getTime() - from.getTime()) / span) * (right - left) : (left + right) / 2;
  const rule = (at: number, color: string) => `<path d="M${left} ${at}H${right}" stroke="${color}"/>`;
  const ticks = timeTicks(from, to, Math.max(2, Math.floor((right - left) / (small * 6))), drawing.reader ?? "UTC");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${COLORS.background}"/>`,
    text(drawing.title, {
      x: margin,
      y: margin + large * 0.8,
      size: large,
      color: COLORS.text,
      isBold: true,
      most: right - margin,
    }),
    drawing.caption
      ? text(drawing.caption, {
          x: margin,
          y: margin + large * 1.2 + small,
          size: small,
          color: COLORS.muted,
          most: right - margin,
        })
      : "",
    ...scale.ticks.map((tick) => rule(y(tick), tick === low ? COLORS.border : COLORS.separator)),
    ...scale.ticks.map((tick, index) =>
      text(scale.labels[index] ?? "", {
        x: left - small * 0.75,
        y: y(tick) + small * 0.36,
        size: small,
        color: COLORS.muted,
        anchor: "end",
      }),
    ),
    ...ticks.map(({ at, label }) =>
      text(label, {
        x: x(at),
        y: bottom + small * 1.6,
        size: small,
        color: COLORS.muted,
        anchor: "middle",
        within: [margin, right],
      }),
    ),
    drawLine(drawing.points, x, y, { zoom, bottom: y(Math.max(low, Math.min(high, 0))), color: COLORS.line }),
    ...(drawing.line
      ? [
          `<path d="M${left} ${y(drawing.line.value)}H${right}" stroke="${COLORS.text}" stroke-width="${2 * zoom}" stroke-dasharray="${8 * zoom}"/>`,
          text(drawing.line.label, {
            x: right,
            y: y(drawing.line.value) - small * 0.5,
            size: small,
            color: COLORS.text,
            anchor: "end",
            most: right - left,
          }),
        ]
      : []),
    "</svg>",
  ].join("");
}

function spanOf(points: readonly ChartPoint[]): { from: Date; to: Date } {
  const from = points[0]?.at ?? new Date(0);
  return { from, to: points.at(-1)?.at ?? from };
}

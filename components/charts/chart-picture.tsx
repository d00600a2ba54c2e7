import type { ReactNode } from "react";
import type { ValueScale } from "@/lib/core/chart/value-scale-rules";
import { type ChartTick, GOAL_LINE, GOAL_TEXT, valueAxis } from "./axes";
import { type ChartMark, MARK_LINE, MARK_TEXT, MARKS_TOP, markAnchor } from "./chart-marks";
import { CHART_MARGIN, TIME_AXIS_HEIGHT } from "./chart-size";

/** Pictures are drawn this wide and stretched to their container, whose width the server doesn't know. */
const WIDTH = 1000;

export interface ChartPictureProps {
  label: string;
  /** In pixels. */
  height: number;
  /** Space in pixels to the right of the plot. */
  right?: number;
  scale: ValueScale;
  ticks: readonly ChartTick[];
  /** Returns the position of a key along the axis, from 0 to 1. */
  shareOf: (key: number) => number;
  /** Shaded parts of the axis, from 0 to 1. */
  gaps?: readonly { from: number; to: number }[];
  changeAt?: number | null;
  marks?: readonly ChartMark[];
  goal?: { value: number; label: string } | null;
  /** Draws the data: `x` takes a share of the axis, and `y` a value. */
  children: (plot: Plot) => ReactNode;
}

export interface Plot {
  x: (share: number) => number;
  y: (value: number) => number;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/**
 * Draws a chart as a plain SVG, with the axes, colors and size of the interactive chart that replaces it. The server
 * renders it, so it needs no script. Lines and shapes stretch with the container; texts keep their size.
 */
export function ChartPicture(props: ChartPictureProps) {
  const {
    label,
    height,
    right = CHART_MARGIN.right,
    scale,
    ticks,
    shareOf,
    gaps = [],
    changeAt = null,
    marks = [],
    goal = null,
  } = props;
  const top = marks.length > 0 ? MARKS_TOP : CHART_MARGIN.top;
  const axis = valueAxis(scale);
  const plotHeight = height - top - TIME_AXIS_HEIGHT;
  const [low, high] = scale.domain;
  const y = (value: number) => Math.round((1 - (value - low) / (high - low)) * plotHeight * 10) / 10;
  const x = (share: number) => Math.round(share * WIDTH * 10) / 10;
  const text = { fill: axis.tick.fill, fontSize: axis.tick.fontSize };
  return (
    <div role="img" aria-label={label} className="@container relative" style={{ height }}>
      <svg
        aria-hidden
        className="absolute overflow-visible"
        style={{
          left: axis.width,
          top,
          width: `calc(100% - ${axis.width + right}px)`,
          height: plotHeight,
        }}
      >
        {scale.ticks.map((tick, index) => (
          <g key={tick}>
            <line x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--separator)" />
            <text x={-8} y={y(tick)} dy="0.355em" textAnchor="end" {...text}>
              {scale.labels[index]}
            </text>
          </g>
        ))}
        {gaps.map(({ from, to }) => (
          <rect
            key={from}
            x={percent(from)}
            width={percent(to - from)}
            height={plotHeight}
            fill="var(--muted)"
            fillOpacity={0.1}
          />
        ))}
        <line x2="100%" y1={plotHeight} y2={plotHeight} stroke="var(--border)" />
        {ticks.map(({ key, label }, index) => (
          <text
            key={key}
            x={percent(shareOf(key))}
            y={plotHeight + 14}
            dy="0.71em"
            textAnchor="middle"
            // The interactive chart drops labels that would touch; a picture knows its width in CSS only.
            className={ticks.length > FEW ? thinning(ticks.length - 1 - index) : undefined}
            {...text}
          >
            {label}
          </text>
        ))}
        {low < 0 && high > 0 && <line x2="100%" y1={y(0)} y2={y(0)} stroke="var(--muted)" />}
        {changeAt !== null && (
          <line
            x1={percent(shareOf(changeAt))}
            x2={percent(shareOf(changeAt))}
            y2={plotHeight}
            stroke="var(--muted)"
            strokeDasharray="4 4"
          />
        )}
        {goal && (
          <>
            <line x2="100%" y1={y(goal.value)} y2={y(goal.value)} {...GOAL_LINE} />
            <text x={5} y={y(goal.value) + 5} dy="0.71em" {...GOAL_TEXT}>
              {goal.label}
            </text>
          </>
        )}
        {marks.map(({ key, label }) => (
          <g key={`${key} ${label}`}>
            <line x1={percent(shareOf(key))} x2={percent(shareOf(key))} y2={plotHeight} {...MARK_LINE} />
            <text x={percent(shareOf(key))} y={-7} textAnchor={markAnchor(shareOf(key))} {...MARK_TEXT}>
              {label}
            </text>
          </g>
        ))}
        <svg
          aria-hidden
          width="100%"
          height={plotHeight}
          viewBox={`0 0 ${WIDTH} ${plotHeight}`}
          preserveAspectRatio="none"
          overflow="visible"
        >
          {props.children({ x, y })}
        </svg>
      </svg>
    </div>
  );
}

/** As many labels fit a phone. */
const FEW = 5;

/** Every second label from the end goes first, then every second of the rest. */
function thinning(fromEnd: number): string | undefined {
  if (fromEnd % 2 === 1) return "@max-3xl:hidden";
  return fromEnd % 4 === 2 ? "@max-md:hidden" : undefined;
}

interface PictureLineProps {
  values: readonly (number | null)[];
  /** Position of a value along the axis, from 0 to 1. */
  shareAt: (index: number) => number;
  color: string;
  width: number;
  dash?: string;
  plot: Plot;
}

/** A line with gaps at missing values. A single value between gaps is a dot. */
export function PictureLine({ values, shareAt, color, width, dash, plot }: PictureLineProps) {
  let path = "";
  let isInRun = false;
  values.forEach((value, index) => {
    if (value === null) {
      isInRun = false;
      return;
    }
    const point = `${plot.x(shareAt(index))} ${plot.y(value)}`;
    const isAlone = !isInRun && (values[index + 1] ?? null) === null;
    path += isInRun ? `L${point}` : `M${point}${isAlone ? "h0" : ""}`;
    isInRun = true;
  });
  return (
    <path
      d={path}
      fill="none"
      stroke={color}
      strokeWidth={width}
      strokeDasharray={dash}
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
    />
  );
}

"use client";

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** The value in words, in the bubble above the handle and for screen readers. */
  text: string;
  /** Words below both ends. */
  ends: readonly [string, string];
  onChange(value: number): void;
}

/** Width of the handle in pixels: the bubble follows its center. */
const HANDLE = 20;
const TRACK =
  "[&::-webkit-slider-runnable-track]:h-1.5 [&::-webkit-slider-runnable-track]:rounded-full [&::-moz-range-track]:h-1.5 [&::-moz-range-track]:rounded-full [&::-moz-range-track]:bg-transparent";
const THUMB =
  "[&::-webkit-slider-thumb]:-mt-[7px] [&::-webkit-slider-thumb]:size-5 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-accent [&::-webkit-slider-thumb]:bg-surface [&::-moz-range-thumb]:size-4 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-accent [&::-moz-range-thumb]:bg-surface";

/** A slider with its value in a bubble above the handle. */
export function Slider({ label, value, min, max, text, ends, onChange }: SliderProps) {
  const share = (value - min) / (max - min);
  const center = `calc(${HANDLE / 2}px + (100% - ${HANDLE}px) * ${share})`;
  return (
    <label className="block">
      <span className="font-medium">{label}</span>
      <span className="relative mt-11 block">
        <span
          aria-hidden
          className="tabular -translate-x-1/2 absolute bottom-full mb-1.5 whitespace-nowrap rounded-md bg-foreground px-2 py-1 font-medium text-background text-xs"
          style={{ left: center }}
        >
          {text}
        </span>
        <span
          aria-hidden
          className="-translate-y-1/2 absolute inset-x-0 top-1/2 h-1.5 overflow-hidden rounded-full bg-border"
        >
          <span className="absolute inset-y-0 left-0 bg-accent" style={{ width: center }} />
        </span>
        <input
          type="range"
          aria-valuetext={text}
          min={min}
          max={max}
          value={value}
          onChange={({ target }) => onChange(target.valueAsNumber)}
          className={`relative block h-8 pointer-coarse:h-11 w-full cursor-pointer appearance-none rounded-full bg-transparent outline-offset-4 focus-visible:outline-2 focus-visible:outline-focus ${TRACK} ${THUMB}`}
        />
      </span>
      <span aria-hidden className="mt-1 flex justify-between text-muted text-xs">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </span>
    </label>
  );
}

"use client";

import type { ComponentProps } from "react";
import { useMemo, useState } from "react";
import { ComposableMap, Geographies, Geography } from "react-simple-maps/core";
import outlines from "world-atlas/countries-110m.json";

export interface WorldMapProps {
  /** One-sentence description of the map for screen readers. */
  label: string;
  /** Percent by country (ISO 3166-1 alpha-2). */
  shares: ReadonlyMap<string, number>;
  countryName: (code: string) => string;
  formatValue: (percent: number) => string;
}

/** One hue, darker for larger shares. Fixed bounds, so that two channels' maps are comparable. */
const STEPS = [
  { from: 0, name: "under 1%", fill: "color-mix(in oklab, var(--chart-1) 22%, var(--surface))" },
  { from: 1, name: "1–5%", fill: "color-mix(in oklab, var(--chart-1) 42%, var(--surface))" },
  { from: 5, name: "5–15%", fill: "color-mix(in oklab, var(--chart-1) 68%, var(--surface))" },
  { from: 15, name: "15–30%", fill: "var(--chart-1)" },
  { from: 30, name: "30% or more", fill: "color-mix(in oklab, var(--chart-1) 62%, var(--foreground))" },
] as const;
const NONE = "var(--default)";
const fillOf = (percent: number) => STEPS.findLast(({ from }) => percent >= from)?.fill ?? NONE;

const WIDTH = 800;
const HEIGHT = 400;
const ANTARCTICA = "010";
// An equal-area projection, so that a country's size on the map reflects its actual area.
const PROJECTION = { scale: 150, center: [10, 10] } satisfies ComponentProps<typeof ComposableMap>["projectionConfig"];
// The library reads TopoJSON objects, although its type allows only GeoJSON.
const GEOGRAPHY = outlines as unknown as ComponentProps<typeof Geographies>["geography"];

/**
 * Returns the country of an outline. Outlines carry M49 numbers, which `Intl` resolves as aliases: "276" → "DE". null
 * for disputed areas without a code.
 */
function codeOf(id: unknown): string | null {
  if (typeof id !== "string" || !/^\d{3}$/.test(id)) return null;
  return new Intl.Locale(`und-${id}`).region ?? null;
}

export function WorldMap({ label, shares, countryName, formatValue }: WorldMapProps) {
  const [pointed, setPointed] = useState<string | null>(null);
  const share = pointed === null ? undefined : shares.get(pointed);
  return (
    <figure className="flex flex-col gap-2">
      <ComposableMap
        role="img"
        aria-label={label}
        width={WIDTH}
        height={HEIGHT}
        projection="geoEqualEarth"
        projectionConfig={PROJECTION}
        className="h-auto w-full"
      >
        <Countries shares={shares} onPoint={setPointed} />
      </ComposableMap>
      <figcaption className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-muted text-xs">
        <ul aria-label="Map legend" className="flex flex-wrap gap-x-3 gap-y-1">
          {[{ name: "no data", fill: NONE }, ...STEPS].map(({ name, fill }) => (
            <li key={name} className="flex items-center gap-1.5">
              <span aria-hidden className="size-3 rounded-sm border border-rule" style={{ background: fill }} />
              {name}
            </li>
          ))}
        </ul>
        {/* The table has the same data for screen readers and keyboards. */}
        <span aria-hidden className="min-h-4 text-foreground tabular-nums">
          {pointed && `${countryName(pointed)}: ${share === undefined ? "no data" : formatValue(share)}`}
        </span>
      </figcaption>
    </figure>
  );
}

interface CountriesProps {
  shares: WorldMapProps["shares"];
  onPoint: (code: string | null) => void;
}

function Countries({ shares, onPoint }: CountriesProps) {
  // Drawn once, not each time a country is hovered.
  return useMemo(
    () => (
      <Geographies geography={GEOGRAPHY}>
        {({ geographies }) =>
          geographies
            .filter(({ id }) => id !== ANTARCTICA)
            .map((geography) => {
              const code = codeOf(geography.id);
              const share = code === null ? undefined : shares.get(code);
              return (
                <Geography
                  key={geography.rsmKey}
                  geography={geography}
                  fill={share === undefined ? NONE : fillOf(share)}
                  stroke="var(--surface)"
                  strokeWidth={0.6}
                  onPointerEnter={() => onPoint(code)}
                  onPointerLeave={() => onPoint(null)}
                />
              );
            })
        }
      </Geographies>
    ),
    [shares, onPoint],
  );
}

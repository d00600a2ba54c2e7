"use client";

import { useQuery } from "@tanstack/react-query";
import { videoBenchmarkQuery } from "@/components/benchmarks/queries";
import { bandAt, bandWords } from "@/components/benchmarks/words";
import { SeriesPicture } from "@/components/charts/pictures";
import { ExampleDay } from "./example-day";
import { Section } from "./section";

/** Ages in hours that the axis names. */
const NAMED = [1, 6, 12, 18, 24];
const HOURS = 24;

/**
 * The typical range of a first day, from the organization's own videos. An invented example takes its place while fewer
 * than five of them are known.
 */
export function FirstDay({ id }: { id: string }) {
  const { data, isPending } = useQuery(videoBenchmarkQuery(id));
  // The example must not flash before the range.
  if (isPending) return <div className="panel min-h-96" />;
  const band = data?.band;
  const points = Array.from({ length: HOURS }, (_, index) => {
    const age = index + 1;
    const at = band ? bandAt(band.ages, age) : null;
    return {
      key: age,
      value: null,
      heading: "",
      lines: [],
      isMarked: false,
      isAlone: false,
      range: at && ([at.low, at.high] as const),
      typical: at?.median ?? null,
    };
  });
  if (!band || !points.some(({ range }) => range)) return <ExampleDay />;
  return (
    <Section id="first-day" title="A typical first day" description={bandWords(band)}>
      <SeriesPicture
        label="Typical views in the first 24 hours after publication"
        points={points}
        gaps={[]}
        ticks={NAMED.map((age) => ({ key: age, label: `${age} h` }))}
        color="var(--chart-1)"
        floor={0}
        unit="count"
      />
    </Section>
  );
}

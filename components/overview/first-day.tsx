"use client";

import { useQuery } from "@tanstack/react-query";
import { videoBenchmarkQuery } from "@/components/benchmarks/queries";
import { bandAt, bandWords } from "@/components/benchmarks/words";
import { SeriesPicture } from "@/components/charts/pictures";
import { ExampleDay, HOURS, TICKS } from "./example-day";
import { Section } from "./section";

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
    const at = band ? bandAt(band.ages, index + 1) : null;
    return {
      key: index,
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
        ticks={TICKS}
        color="var(--chart-1)"
        floor={0}
        unit="count"
      />
    </Section>
  );
}

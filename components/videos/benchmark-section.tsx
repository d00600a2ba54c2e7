"use client";

import { useQuery } from "@tanstack/react-query";
import { videoBenchmarkQuery } from "@/components/benchmarks/queries";
import { dayWords } from "@/components/benchmarks/words";
import { FormulaFigure } from "@/components/ui/formula-figure";
import { formatHours } from "@/lib/core/format";
import { formatTimes, outlierLines } from "./outlier-words";

/** How the video compares with the creator's others at equal age, and what it is projected to reach. */
export function BenchmarkSection({ id }: { id: string }) {
  const { data } = useQuery(videoBenchmarkQuery(id));
  if (!data) return null;
  const { outlier, days, age, published_at } = data;
  return (
    <section aria-labelledby="benchmark" className="flex flex-col gap-3">
      <div>
        <h2 id="benchmark" className="font-semibold text-base">
          Benchmark and projection
        </h2>
        <p className="text-muted text-sm">
          {published_at === null
            ? "The platform doesn't report when the video was published."
            : age === null
              ? "Available about an hour after the video's first hour ends."
              : `Views up to ${formatHours(age)} after publication, compared with your other tracked videos.`}
        </p>
      </div>
      {age !== null && (
        <dl className="grid gap-x-4 gap-y-3 text-sm sm:grid-cols-3">
          <div className="flex min-w-0 flex-col items-start gap-0.5">
            <dt className="text-muted text-xs">Compared with the creator's median</dt>
            <dd className="flex flex-col items-start gap-0.5">
              <FormulaFigure
                value={outlier?.times == null ? null : formatTimes(outlier.times)}
                lines={outlier ? outlierLines(outlier) : []}
                className="font-medium text-base"
              />
              <span className="text-muted text-xs">{outlier && outlierLines(outlier).at(-1)}</span>
            </dd>
          </div>
          {days.map((day) => {
            const { value, basis } = dayWords(day);
            return (
              <div key={day.day} className="flex min-w-0 flex-col items-start gap-0.5">
                <dt className="text-muted text-xs">
                  {day.reached === null ? "Projected views" : "Views"} on day {day.day}
                </dt>
                <dd className="flex flex-col items-start gap-0.5">
                  <span className={`font-medium text-base tabular-nums ${value === null ? "text-muted" : ""}`}>
                    {value ?? "—"}
                  </span>
                  <span className="text-muted text-xs">{basis}</span>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}

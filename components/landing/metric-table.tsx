import { Check, Minus } from "lucide-react";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { METRICS, PLATFORMS } from "@/lib/platforms/name-rules";
import { REPORTED_METRICS } from "@/lib/platforms/rules";
import type { Metric, Platform } from "@/lib/platforms/schemas";
import { METRIC_NAMES, metricName } from "@/lib/tracking/snapshots/figure-rules";
import { Section } from "./section";

const NOTES = [
  "A metric that a platform doesn't report stays empty. It is never shown as 0.",
  "Instagram: views where the source reports plays, and saves where it reports them.",
  "Hourly and daily gains, velocity over 1, 6 and 24 hours, and the engagement rate are calculated from these.",
];

/** What each platform reports, from the rules that the product stores by. */
export function MetricTable() {
  return (
    <Section
      id="metrics"
      title="Metrics by platform"
      lead={
        <>
          <p>Clipscope stores what each platform reports about a public video, under the platform's own name for it.</p>
          <ul className="mt-6 grid gap-3 text-base">
            {NOTES.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      }
      layout="beside"
    >
      <table className="w-full table-fixed border-collapse text-left">
        <caption className="sr-only">Metrics that each platform reports for a video</caption>
        <thead>
          <tr className="border-border border-b align-bottom">
            <th scope="col" className="w-[22%] py-3 font-medium text-muted">
              <span className="sr-only">Metric</span>
            </th>
            {PLATFORMS.map((platform) => (
              <th key={platform} scope="col" className="py-3 font-medium">
                <PlatformGlyph platform={platform} className="max-sm:flex-col max-sm:items-start max-sm:text-xs" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {METRICS.map((metric) => (
            <tr key={metric} className="border-rule border-b">
              <th scope="row" className="py-4 font-medium">
                {METRIC_NAMES[metric]}
              </th>
              {PLATFORMS.map((platform) => (
                <td key={platform} className="py-4 pr-2">
                  <Reported platform={platform} metric={metric} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Reported({ platform, metric }: { platform: Platform; metric: Metric }) {
  if (!REPORTED_METRICS[platform].includes(metric))
    return (
      <>
        <Minus aria-hidden className="size-4 text-muted" />
        <span className="sr-only">Not reported</span>
      </>
    );
  const name = metricName(metric, platform);
  const isOwnName = name !== METRIC_NAMES[metric];
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <Check aria-hidden className="size-4 shrink-0 text-accent" />
      <span className={isOwnName ? "text-muted max-sm:text-xs" : "sr-only"}>{isOwnName ? name : "Reported"}</span>
    </span>
  );
}

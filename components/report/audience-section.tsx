import { formatInteger } from "@/lib/core/format";
import { reportTime } from "@/lib/insight/reports/source-rules";
import type { ReportAudience } from "@/lib/insight/reports/view-schemas";

/** Shares of each part; the rest is in the file. */
const MOST_SHARES = 8;

/** The audience of one channel, each part with its source and date. */
export function AudienceSection({ audience }: { audience: ReportAudience }) {
  const parts = [
    ["Countries", audience.countries],
    ["Gender", audience.genders],
    ["Age", audience.ages],
  ] as const;
  return (
    <div className="grid gap-6 sm:grid-cols-3">
      {parts.map(
        ([name, part]) =>
          part && (
            <div key={name}>
              <h3 className="font-medium">{name}</h3>
              <ul>
                {part.shares.slice(0, MOST_SHARES).map((share) => (
                  <li key={share.name} className="flex justify-between gap-4 border-rule border-b py-1">
                    <bdi>{share.name}</bdi>
                    <span className="tabular">{share.percent.toFixed(1)}%</span>
                  </li>
                ))}
              </ul>
              <p className="mt-1 text-muted text-xs">{sourceOf(audience, part.source)}</p>
            </div>
          ),
      )}
    </div>
  );
}

function sourceOf({ sample, imported_at }: ReportAudience, source: "sample" | "import"): string {
  if (source === "import") return imported_at ? `Imported ${reportTime(imported_at)}` : "Imported";
  return sample
    ? `Sample of ${formatInteger(sample.size)} followers, ${reportTime(sample.taken_at)}`
    : "Follower sample";
}

import { CompactNumber } from "@/components/ui/figure";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { formatInteger } from "@/lib/core/format";
import { METRICS } from "@/lib/platforms/name-rules";
import type { Overview } from "@/lib/tracking/overview/schemas";
import { METRIC_NAMES } from "@/lib/tracking/snapshots/figure-rules";
import { Section } from "./section";

/** Gains by platform. */
export function PlatformSplit({ platforms }: Pick<Overview, "platforms">) {
  if (platforms.length === 0) return null;
  return (
    <Section id="platforms" title="Platforms">
      <table className="block w-full border-collapse sm:table">
        <caption className="sr-only">Gains by platform</caption>
        <thead className="hidden sm:table-header-group">
          <tr className="border-rule border-b text-muted text-xs">
            <th scope="col" className="h-8 pr-2 text-left font-medium">
              Platform
            </th>
            {METRICS.map((metric) => (
              <th key={metric} scope="col" className="h-8 pl-3 text-right font-medium">
                {METRIC_NAMES[metric]} gained
              </th>
            ))}
            <th scope="col" className="h-8 pl-3 text-right font-medium">
              Snapshots
            </th>
          </tr>
        </thead>
        <tbody className="block border-rule border-t sm:table-row-group sm:border-t-0">
          {platforms.map((row) => (
            <tr
              key={row.platform}
              className="grid grid-cols-3 gap-x-3 border-rule border-b py-2 last:border-b-0 sm:table-row"
            >
              <th scope="row" className="col-span-3 pr-2 text-left font-medium sm:h-11">
                <PlatformGlyph platform={row.platform} />
              </th>
              {METRICS.map((metric) => (
                <Cell key={metric} label={METRIC_NAMES[metric]}>
                  <CompactNumber value={row[metric]} missing="no data" />
                </Cell>
              ))}
              <Cell label="Snapshots">{formatInteger(row.snapshots)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Cell({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <td className="py-0.5 tabular-nums sm:pl-3 sm:text-right">
      <span aria-hidden className="block text-muted text-xs sm:hidden">
        {label}
      </span>
      {children}
    </td>
  );
}

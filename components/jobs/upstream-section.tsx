"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { PLATFORM_NAMES, PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { formatInteger } from "@/lib/core/format";
import { outcomeLabel } from "@/lib/operations/jobs/rules";
import type { Quota, UpstreamPlatform } from "@/lib/operations/jobs/schemas";
import { PausePlatform } from "./pause-platform";
import { quotaWords } from "./words";

/** Each platform's responses, remaining quotas, and pause switch. */
export function UpstreamSection({ platforms }: { platforms: readonly UpstreamPlatform[] }) {
  const [chosen, setChosen] = useState<UpstreamPlatform | null>(null);
  return (
    <section aria-labelledby="upstream">
      <h2 id="upstream" className="font-semibold text-base">
        Platform calls
      </h2>
      <p className="text-muted text-sm">
        Calls in the last 24 hours by result. Failures of single videos aren't counted.
      </p>
      <StackedTable
        caption="Platforms: calls in the last 24 hours, quotas, pauses"
        headings={["Platform", "Calls", "Quota", "Status"]}
        hasActions
      >
        {platforms.map((row) => (
          <tr key={row.platform} className="block border-rule border-b py-3 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
              <PlatformGlyph platform={row.platform} />
            </th>
            <StackedCell label="Calls">
              <Calls calls={row.calls} />
              <DroppedFields fields={row.dropped_fields} />
            </StackedCell>
            <StackedCell label="Quota">
              {row.quotas.length === 0 ? <span className="text-muted">not used yet</span> : row.quotas.map(QuotaLine)}
            </StackedCell>
            <StackedCell label="Status">
              <State row={row} />
            </StackedCell>
            <td className="block py-1 text-right md:table-cell md:py-2.5 md:align-top">
              <Button
                size="sm"
                variant="outline"
                className="tap-target"
                onPress={() => setChosen(row)}
                aria-label={`${row.pause ? "Resume" : "Pause"} ${PLATFORM_NAMES[row.platform]}`}
              >
                {row.pause ? "Resume" : "Pause"}
              </Button>
            </td>
          </tr>
        ))}
      </StackedTable>
      {chosen && <PausePlatform platform={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

function Calls({ calls }: Pick<UpstreamPlatform, "calls">) {
  if (calls.length === 0) return <span className="text-muted">none</span>;
  return (
    <ul>
      {calls.map(({ outcome, count }) => (
        <li key={outcome} className="tabular-nums">
          {formatInteger(count)} <span className="text-muted">{outcomeLabel(outcome).toLowerCase()}</span>
        </li>
      ))}
    </ul>
  );
}

const SHOWN_FIELDS = 5;

/** Fields in a form that can't be parsed; the rest of those responses was stored. */
function DroppedFields({ fields }: { fields: UpstreamPlatform["dropped_fields"] }) {
  if (fields.length === 0) return null;
  const more = fields.length - SHOWN_FIELDS;
  return (
    <div className="mt-1 text-xs">
      <span className="text-muted">Unreadable fields</span>
      <ul>
        {fields.slice(0, SHOWN_FIELDS).map(({ field, count }) => (
          <li key={field} className="break-all tabular-nums">
            {formatInteger(count)} <code>{field}</code>
          </li>
        ))}
        {more > 0 && <li className="text-muted">and {formatInteger(more)} more</li>}
      </ul>
    </div>
  );
}

function QuotaLine(quota: Quota) {
  return (
    <span key={quota.bucket} className="block tabular-nums">
      <span className="text-muted">{quota.bucket}:</span> {quotaWords(quota)}
      {quota.resets_at && (
        <span className="block text-muted text-xs">
          resets <Time value={quota.resets_at} />
        </span>
      )}
      {quota.blocked_until && (
        <span className="block text-xs">
          {quota.blocked_as === "quota" ? "Used up, according to the platform" : "Rate limited by the platform"} until{" "}
          <Time value={quota.blocked_until} />
        </span>
      )}
    </span>
  );
}

function State({ row }: { row: UpstreamPlatform }) {
  if (row.pause)
    return (
      <>
        Paused <Time value={row.pause.at} form="relative" /> by <bdi className="break-all">{row.pause.by}</bdi>
        <span dir="auto" className="block break-words text-muted text-xs">
          {row.pause.reason}
        </span>
      </>
    );
  return row.is_configured ? "Collected" : <span className="text-muted">Not configured on this server</span>;
}

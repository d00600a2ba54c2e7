"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { UpstreamPlatform, UpstreamSource } from "@/lib/operations/jobs/schemas";
import { RetireSource } from "./retire-source";

/** The APIs that figures come from, in the order in which each platform uses them. */
export function SourcesSection({ platforms }: { platforms: readonly UpstreamPlatform[] }) {
  const [chosen, setChosen] = useState<UpstreamSource | null>(null);
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" className="font-semibold text-base">
        Sources
      </h2>
      <p className="text-muted text-sm">
        A video keeps the source that its tracking began with. The next source takes over only when that one is retired.
      </p>
      <StackedTable caption="Sources by platform" headings={["Source", "Platform", "Status"]} hasActions>
        {platforms.flatMap(({ platform, sources }) =>
          sources.map((source) => (
            <tr key={source.id} className="block border-rule border-b py-3 md:table-row md:py-0">
              <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
                {source.name}
                <span className="block font-normal text-muted text-xs">{source.id}</span>
              </th>
              <StackedCell label="Platform">
                <PlatformGlyph platform={platform} />
              </StackedCell>
              <StackedCell label="Status">
                <State source={source} isFirst={isFirst(sources, source)} />
              </StackedCell>
              <td className="block py-1 text-right md:table-cell md:py-2.5 md:align-top">
                {(source.retired || hasSuccessor(sources, source)) && (
                  <Button
                    size="sm"
                    variant="outline"
                    className="tap-target"
                    onPress={() => setChosen(source)}
                    aria-label={`${source.retired ? "Restore" : "Retire"} ${source.name}`}
                  >
                    {source.retired ? "Restore" : "Retire"}
                  </Button>
                )}
              </td>
            </tr>
          )),
        )}
      </StackedTable>
      {chosen && <RetireSource source={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

const isUsable = ({ has_key, retired }: UpstreamSource): boolean => has_key && retired === null;
const isFirst = (sources: readonly UpstreamSource[], source: UpstreamSource): boolean =>
  sources.find(isUsable)?.id === source.id;
const hasSuccessor = (sources: readonly UpstreamSource[], { id }: UpstreamSource): boolean =>
  sources.some((other) => other.id !== id && isUsable(other));

function State({ source: { has_key, retired }, isFirst }: { source: UpstreamSource; isFirst: boolean }) {
  if (retired)
    return (
      <>
        Retired <Time value={retired.at} form="relative" /> by <bdi className="break-all">{retired.by}</bdi>
        <span dir="auto" className="block break-words text-muted text-xs">
          {retired.reason}
        </span>
      </>
    );
  if (!has_key) return <span className="text-muted">No key on this server</span>;
  return isFirst ? "Used for new videos" : "Backup";
}

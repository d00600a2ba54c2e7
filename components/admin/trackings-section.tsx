"use client";

import { Button } from "@heroui/react/button";
import { SearchField } from "@heroui/react/search-field";
import { useQuery } from "@tanstack/react-query";
import { debounce, useQueryStates } from "nuqs";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { Choice } from "@/components/videos/choice";
import { ListPages } from "@/components/videos/list-pages";
import { useSettled } from "@/components/videos/settled";
import { StatusLabel } from "@/components/videos/status-label";
import type { AdminTracking } from "@/lib/admin/schemas";
import { formatInteger } from "@/lib/format";
import { STATUS_NAMES } from "@/lib/videos/rules";
import { TrackingStatus } from "@/lib/videos/schemas";
import { cancelTracking, trackingsQuery } from "./queries";
import { ReasonDialog } from "./reason-dialog";
import { organizationParams, toTrackingsQuery } from "./search-params";

const ALL = "all";
const STATUSES = [
  { id: ALL, name: "Any status" },
  ...TrackingStatus.options.map((id) => ({ id, name: STATUS_NAMES[id] })),
] as const;
const PAUSE = 250;

export function TrackingsSection({ id }: { id: string }) {
  const [params, setParams] = useQueryStates(organizationParams);
  const q = useSettled(params.q, PAUSE);
  const query = toTrackingsQuery({ ...params, q });
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(trackingsQuery(id, query));
  const [cancelled, setCancelled] = useState<AdminTracking | null>(null);
  return (
    <section aria-label="Trackings" className="flex flex-col gap-3">
      <search className="flex flex-wrap items-center gap-2" aria-label="Filter trackings">
        <SearchField
          aria-label="Search titles, creators, links and ids"
          value={params.q}
          onChange={(next) =>
            setParams({ q: next, page: null }, next ? { limitUrlUpdates: debounce(PAUSE) } : undefined)
          }
          className="min-w-0 flex-1 basis-full lg:basis-56"
        >
          <SearchField.Group className="min-h-11 md:min-h-9">
            <SearchField.SearchIcon />
            <SearchField.Input placeholder="Title, creator, link, id" maxLength={200} className="min-w-0" />
            <SearchField.ClearButton />
          </SearchField.Group>
        </SearchField>
        <Choice
          label="Status"
          value={params.status ?? ALL}
          options={STATUSES}
          onChange={(status) => setParams({ status: status === ALL ? null : status, page: null })}
        />
      </search>
      {error && (
        <ErrorState title="The trackings could not be read anew" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={6} height={60} label="Loading trackings" />}
      {data && data.rows.length === 0 && (
        <EmptyState title={query.q || query.status ? "No tracking fits these filters" : "Nothing was ever tracked"} />
      )}
      {data && data.rows.length > 0 && (
        <div aria-busy={isPlaceholderData} className="flex flex-col gap-3">
          <Rows rows={data.rows} onCancel={setCancelled} />
          <ListPages
            label="Pages of the trackings"
            page={query.page}
            perPage={data.per_page}
            total={data.total}
            onPage={(page) => setParams({ page }, { history: "push", scroll: true })}
          />
        </div>
      )}
      {cancelled && (
        <ReasonDialog
          title="Cancel this tracking?"
          submitLabel="Cancel tracking"
          isDangerous
          reasonDescription="For the audit log, which its owners and managers read too"
          done="The tracking is cancelled. Its snapshots stay."
          act={(reason) => cancelTracking(id, cancelled.id, reason)}
          onClose={() => setCancelled(null)}
        >
          <p dir="auto" className="line-clamp-3 font-medium">
            {cancelled.title ?? cancelled.video_link}
          </p>
          <p>Nothing more is collected or charged, and it cannot be resumed. What was collected stays.</p>
        </ReasonDialog>
      )}
    </section>
  );
}

const isRunning = ({ status }: AdminTracking) => status === "monitoring" || status === "paused";

function Rows({ rows, onCancel }: { rows: readonly AdminTracking[]; onCancel: (row: AdminTracking) => void }) {
  return (
    <StackedTable
      caption="Trackings, newest first"
      headings={["Video", "Platform", "Status", "Snapshots", "Ends"]}
      hasActions
    >
      {rows.map((row) => (
        <tr key={row.id} className="block border-rule border-b py-3 md:table-row md:py-0">
          <th
            scope="row"
            className="block min-w-0 py-1 pr-4 font-medium md:table-cell md:max-w-80 md:py-2.5 md:align-top"
          >
            <span dir="auto" className="line-clamp-2 break-words">
              {row.title ?? row.video_link}
            </span>
            <span className="block truncate font-normal text-muted text-xs">
              {row.creator && (
                <>
                  <bdi>{row.creator}</bdi> ·{" "}
                </>
              )}
              <span className="font-mono">{row.id}</span>
            </span>
          </th>
          <StackedCell label="Platform">
            <PlatformGlyph platform={row.platform} />
          </StackedCell>
          <StackedCell label="Status">
            <StatusLabel status={row.status} reason={row.status_reason} />
          </StackedCell>
          <StackedCell label="Snapshots">
            <span className="tabular-nums">{formatInteger(row.snapshots)}</span>
          </StackedCell>
          <StackedCell label="Ends">
            <Time value={row.ends_at} />
          </StackedCell>
          <td className="block py-1 md:table-cell md:py-2 md:text-right md:align-top">
            {isRunning(row) && (
              <Button
                size="sm"
                variant="outline"
                className="touch-target"
                aria-label={`Cancel ${row.title ?? row.video_link}`}
                onPress={() => onCancel(row)}
              >
                Cancel
              </Button>
            )}
          </td>
        </tr>
      ))}
    </StackedTable>
  );
}

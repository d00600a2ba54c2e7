"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { debounce, useQueryStates } from "nuqs";
import { AuditEntryRow } from "@/components/admin/audit-entry";
import { AuditFilters } from "@/components/admin/audit-filters";
import { type AuditParams, auditParams, toAuditQuery } from "@/components/admin/search-params";
import { useTimeZone } from "@/components/time-zone/time-zone";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StackedTable } from "@/components/ui/stacked-table";
import { useSettled } from "@/components/videos/settled";
import { ownAuditQuery } from "./queries";

const PAUSE = 300;

/** The organisation's own part of the audit log, with its filters and pages. */
export function AuditSection() {
  const zone = useTimeZone();
  const [params, setParams] = useQueryStates(auditParams);
  const actor = useSettled(params.actor, PAUSE);
  const request = useSettled(params.request, PAUSE);
  const query = toAuditQuery({ ...params, actor, request, organization: "" }, zone);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(ownAuditQuery(query));
  const isFiltered = params.action !== null || [params.actor, params.request, params.from, params.to].some(Boolean);
  const change = (next: Partial<AuditParams>) =>
    setParams({ ...next, cursor: null }, "action" in next ? undefined : { limitUrlUpdates: debounce(PAUSE) });
  return (
    <section aria-label="Audit log" className="flex flex-col gap-3">
      <AuditFilters params={params} hasOrganization={false} onChange={change} />
      {error && (
        <ErrorState title="The audit log could not be read" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={8} height={60} label="Loading the audit log" />}
      {data && data.entries.length === 0 && !error && (
        <EmptyState
          title={isFiltered ? "No act fits these filters" : "Nothing has been done yet"}
          action={isFiltered ? <Button onPress={() => setParams(null)}>Clear filters</Button> : undefined}
        >
          What owners, managers and the people who run the service do here stands here for good.
        </EmptyState>
      )}
      {data && data.entries.length > 0 && (
        <div aria-busy={isPlaceholderData} className="flex flex-col gap-3">
          <StackedTable caption="Acts, newest first" headings={["Act", "Before → after", "Who", "When"]}>
            {data.entries.map((entry) => (
              <AuditEntryRow key={entry.id} entry={entry} hasOrganization={false} />
            ))}
          </StackedTable>
          <nav aria-label="Pages of the log" className="flex flex-wrap gap-2">
            {query.cursor && (
              <Button variant="outline" onPress={() => setParams({ cursor: null }, { history: "push" })}>
                Newest
              </Button>
            )}
            {data.next_cursor && (
              <Button
                variant="outline"
                onPress={() => setParams({ cursor: data.next_cursor }, { history: "push", scroll: true })}
              >
                Older
              </Button>
            )}
          </nav>
        </div>
      )}
    </section>
  );
}

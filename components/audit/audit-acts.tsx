"use client";

import { Button } from "@heroui/react/button";
import { buttonVariants } from "@heroui/styles";
import { type queryOptions, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { debounce, useQueryStates } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { useSettled } from "@/components/ui/settled";
import { StackedTable } from "@/components/ui/stacked-table";
import { useTimeZone } from "@/components/ui/time-zone";
import type { AdminAuditQuery, AuditPage } from "@/lib/core/audit/schemas";
import { AuditEntryRow } from "./audit-entry";
import { AuditFilters } from "./audit-filters";
import { type AuditParams, auditParams, toAuditQuery } from "./search-params";

const PAUSE = 300;

type AuditPageQuery = ReturnType<typeof queryOptions<AuditPage, Error, AuditPage, (string | AdminAuditQuery)[]>>;

interface AuditActsProps {
  /**
   * Shows only this organization's entries; "" for the reader's own. If omitted, the reader can filter by organization.
   */
  organization?: string;
  read: (query: AdminAuditQuery) => AuditPageQuery;
  /** Link to the same entries as a file, if there is one. */
  fileOf?: (query: AdminAuditQuery) => string;
  /** Shown when there are no entries. */
  note: string;
}

/** Renders the part of the audit log that the reader may see, with filters and pages. */
export function AuditActs({ organization, read, fileOf, note }: AuditActsProps) {
  const zone = useTimeZone();
  const [params, setParams] = useQueryStates(auditParams);
  const actor = useSettled(params.actor, PAUSE);
  const request = useSettled(params.request, PAUSE);
  const typed = useSettled(params.organization, PAUSE);
  const query = toAuditQuery({ ...params, actor, request, organization: organization ?? typed }, zone);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(read(query));
  const hasOrganization = organization === undefined;
  const isFiltered =
    params.action !== null ||
    [params.actor, params.request, params.from, params.to, hasOrganization && params.organization].some(Boolean);
  const change = (next: Partial<AuditParams>) =>
    setParams({ ...next, cursor: null }, "action" in next ? undefined : { limitUrlUpdates: debounce(PAUSE) });
  const headings = ["Action", "Before → after", ...(hasOrganization ? ["Organization"] : []), "By", "Time"];
  return (
    <section aria-label="Audit log" className="flex flex-col gap-3">
      <AuditFilters params={params} hasOrganization={hasOrganization} onChange={change} />
      {error && (
        <ErrorState title="The audit log couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={8} height={60} label="Loading the audit log" />}
      {data && data.entries.length === 0 && !error && (
        <EmptyState
          title={isFiltered ? "No entries match these filters" : "No entries yet"}
          action={isFiltered ? <Button onPress={() => setParams(null)}>Clear filters</Button> : undefined}
        >
          {note}
        </EmptyState>
      )}
      {data && data.entries.length > 0 && (
        <div aria-busy={isPlaceholderData} className="flex flex-col gap-3">
          <StackedTable caption="Entries, newest first" headings={headings}>
            {data.entries.map((entry) => (
              <AuditEntryRow key={entry.id} entry={entry} hasOrganization={hasOrganization} />
            ))}
          </StackedTable>
          <nav aria-label="Pages of the audit log" className="flex flex-wrap items-center gap-2">
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
            {fileOf && (
              <a href={fileOf(query)} download className={buttonVariants({ variant: "outline" })}>
                <Download aria-hidden className="size-4" />
                Download CSV
              </a>
            )}
          </nav>
        </div>
      )}
    </section>
  );
}

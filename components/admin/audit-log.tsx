"use client";

import { Button } from "@heroui/react/button";
import { buttonVariants } from "@heroui/styles";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { debounce, useQueryStates } from "nuqs";
import { useTimeZone } from "@/components/time-zone/time-zone";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { StackedTable } from "@/components/ui/stacked-table";
import { useSettled } from "@/components/videos/settled";
import { AuditEntryRow } from "./audit-entry";
import { AuditFilters } from "./audit-filters";
import { auditFile, auditQuery } from "./queries";
import { type AuditParams, auditParams, toAuditQuery } from "./search-params";

const PAUSE = 300;

/** The audit log with its filters, of everybody or of one organisation. */
export function AuditLog({ organization }: { organization?: string }) {
  const zone = useTimeZone();
  const [params, setParams] = useQueryStates(auditParams);
  const actor = useSettled(params.actor, PAUSE);
  const request = useSettled(params.request, PAUSE);
  const typed = useSettled(params.organization, PAUSE);
  const query = toAuditQuery({ ...params, actor, request, organization: organization ?? typed }, zone);
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(auditQuery(query));
  const hasOrganization = organization === undefined;
  const change = (next: Partial<AuditParams>) =>
    setParams({ ...next, cursor: null }, "action" in next ? undefined : { limitUrlUpdates: debounce(PAUSE) });
  const clear = () => setParams(null);
  const headings = ["Act", "Before → after", ...(hasOrganization ? ["Organisation"] : []), "Who", "When"];
  return (
    <section aria-label="Audit log" className="flex flex-col gap-3">
      <AuditFilters params={params} hasOrganization={hasOrganization} onChange={change} />
      {error && (
        <ErrorState title="The audit log could not be read" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={8} height={60} label="Loading the audit log" />}
      {data && data.entries.length === 0 && !error && (
        <EmptyState
          title={isFiltered(params) ? "No act fits these filters" : "Nothing has been done yet"}
          action={isFiltered(params) ? <Button onPress={clear}>Clear filters</Button> : undefined}
        >
          Acts of admins, owners and managers stand here for good; the database refuses to change them.
        </EmptyState>
      )}
      {data && data.entries.length > 0 && (
        <div aria-busy={isPlaceholderData} className="flex flex-col gap-3">
          <StackedTable caption="Acts, newest first" headings={headings}>
            {data.entries.map((entry) => (
              <AuditEntryRow key={entry.id} entry={entry} hasOrganization={hasOrganization} />
            ))}
          </StackedTable>
          <nav aria-label="Pages of the log" className="flex flex-wrap items-center gap-2">
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
            <a href={auditFile(query)} download className={buttonVariants({ variant: "outline" })}>
              <Download aria-hidden className="size-4" />
              Download as CSV
            </a>
          </nav>
        </div>
      )}
    </section>
  );
}

const isFiltered = ({ action, actor, request, organization, from, to }: AuditParams) =>
  action !== null || [actor, request, organization, from, to].some((value) => value !== "");

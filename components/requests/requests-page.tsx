"use client";

import { Button } from "@heroui/react/button";
import { buttonVariants } from "@heroui/styles";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useEffect } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { useSettled } from "@/components/ui/settled";
import { StaleNotice } from "@/components/ui/stale-notice";
import { formatInteger, plural } from "@/lib/core/format";
import { MAX_EXPORT_ROWS } from "@/lib/developers/requests/rules";
import type { UsedKey } from "@/lib/developers/requests/schemas";
import { NewerRequests } from "./newer-requests";
import { NoRequests } from "./no-requests";
import { exportPath, newerThan, newestRequestsQuery, requestsQuery } from "./queries";
import { RequestFilters } from "./request-filters";
import { RequestList } from "./request-list";
import { isNarrowed, NO_FILTER, requestParams, toRequestsQuery } from "./search-params";
import { REQUESTS_TITLE } from "./words";

interface RequestsPageProps {
  keys: readonly UsedKey[];
  routes: readonly string[];
  /** How long the organization keeps requests. */
  keptDays: number;
  /** Origin that the reader used. */
  origin: string;
}

const PAUSE = 250;

export function RequestsPage({ keys, routes, keptDays, origin }: RequestsPageProps) {
  const [params, setParams] = useQueryStates(requestParams);
  const id = useSettled(params.id, PAUSE);
  const asked = toRequestsQuery({ ...params, id });
  const client = useQueryClient();
  const list = requestsQuery(asked);
  const shown = useInfiniteQuery(list);
  const newest = useQuery(newestRequestsQuery(asked));
  const requests = shown.data?.pages.flatMap((page) => page.requests) ?? [];
  const newer = shown.isPlaceholderData ? [] : newerThan(requests, newest.data?.requests ?? []);
  const narrowed = isNarrowed(asked);

  function showNewest() {
    if (newest.data) client.setQueryData(list.queryKey, { pages: [newest.data], pageParams: [null] });
  }
  // An empty view can't jump.
  const isFirst = shown.data !== undefined && requests.length === 0 && newer.length > 0;
  useEffect(() => {
    if (isFirst) showNewest();
  });

  return (
    <div className="flex flex-col gap-3">
      <PageHeader
        title={REQUESTS_TITLE}
        description={`REST API calls with your API keys, kept for ${plural(keptDays, "day")}.`}
        actions={
          requests.length > 0 &&
          asked.request_id === undefined && (
            <a
              href={exportPath(asked)}
              download
              title={`The newest ${formatInteger(MAX_EXPORT_ROWS)} rows`}
              className={buttonVariants({ variant: "outline" })}
            >
              Download CSV
            </a>
          )
        }
      />
      {(requests.length > 0 || narrowed || shown.isPending) && (
        <RequestFilters params={params} keys={keys} routes={routes} onChange={(change) => setParams(change)} />
      )}
      {shown.error && !shown.data && (
        <ErrorState title="API requests couldn't be loaded" onRetry={() => shown.refetch()}>
          {shown.error.message}
        </ErrorState>
      )}
      {shown.data && <StaleNotice error={newest.error ?? shown.error} fetchedAt={newest.dataUpdatedAt} />}
      {shown.isPending && <PlaceholderRows rows={12} label="Loading requests" />}
      {shown.data && requests.length === 0 && !narrowed && <NoRequests origin={origin} hasKeys={keys.length > 0} />}
      {shown.data && requests.length === 0 && narrowed && (
        <EmptyState
          title={
            asked.request_id
              ? `No request in the last ${plural(keptDays, "day")} has this ID`
              : "No requests match these filters"
          }
          action={<Button onPress={() => setParams(NO_FILTER)}>Clear filters</Button>}
        >
          {asked.request_id && "Every response has its ID in the X-Request-Id header."}
        </EmptyState>
      )}
      {requests.length > 0 && (
        <div aria-busy={shown.isPlaceholderData}>
          <NewerRequests count={newer.length} fetchedAt={newest.dataUpdatedAt} onShow={showNewest} />
          <RequestList
            requests={requests}
            // A request that was searched for is shown in full.
            open={params.open ?? asked.request_id ?? null}
            onOpen={(open) => setParams({ open: open ?? (asked.request_id ? "" : null) })}
          />
          {shown.hasNextPage && (
            <div className="mt-3">
              <Button
                size="sm"
                variant="outline"
                isPending={shown.isFetchingNextPage}
                onPress={() => shown.fetchNextPage()}
              >
                Older requests
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

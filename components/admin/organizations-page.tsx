"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { debounce, useQueryStates } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListPages } from "@/components/ui/list-pages";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { useSettled } from "@/components/ui/settled";
import { Time } from "@/components/ui/time";
import { plural } from "@/lib/core/format";
import type { OrganizationRows } from "@/lib/operations/admin/schemas";
import { AutoTopUpProposals } from "./auto-top-up-proposals";
import { OrganizationFilters } from "./organization-filters";
import { OrganizationTable } from "./organization-table";
import { organizationsQuery } from "./queries";
import { type OrganizationsParams, organizationsParams, toOrganizationsQuery } from "./search-params";
import { LIST_TITLE } from "./words";

const PAUSE = 250;

export function OrganizationsPage() {
  const [params, setParams] = useQueryStates(organizationsParams);
  const q = useSettled(params.q, PAUSE);
  const query = toOrganizationsQuery({ ...params, q });
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(organizationsQuery(query));
  const change = (next: Partial<OrganizationsParams>) =>
    setParams({ ...next, page: null }, "q" in next && next.q ? { limitUrlUpdates: debounce(PAUSE) } : undefined);
  return (
    <>
      <PageHeader title={LIST_TITLE} description={data ? <Answer data={data} /> : error ? undefined : "Loading…"} />
      <AutoTopUpProposals />
      <OrganizationFilters params={params} onChange={change} />
      {error && (
        <ErrorState title="The organizations couldn't be refreshed" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {isPending && <PlaceholderRows rows={8} height={60} label="Loading organizations" />}
      {data && data.rows.length === 0 && (
        <EmptyState
          title={data.total > 0 ? `There is no page ${query.page}` : "No organizations match these filters"}
          action={
            <Button onPress={() => setParams(null)}>{data.total > 0 ? "Go to the first page" : "Clear filters"}</Button>
          }
        />
      )}
      {data && data.rows.length > 0 && (
        <div className="mt-3 flex flex-col gap-3" aria-busy={isPlaceholderData}>
          <OrganizationTable rows={data.rows} />
          <ListPages
            label="Pages of the list"
            page={query.page}
            perPage={data.per_page}
            total={data.total}
            onPage={(page) => setParams({ page }, { history: "push", scroll: true })}
          />
        </div>
      )}
    </>
  );
}

function Answer({ data }: { data: OrganizationRows }) {
  return (
    <>
      {plural(data.total, "organization")}, as of <Time value={data.at} />. Last activity is the latest API request or
      tracked video.
    </>
  );
}

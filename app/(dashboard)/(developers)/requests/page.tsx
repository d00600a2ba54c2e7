import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { makeQueryClient } from "@/components/query-client";
import { newestRequestsQuery, requestsQuery } from "@/components/requests/queries";
import { RequestsPage } from "@/components/requests/requests-page";
import { loadRequestParams, toRequestsQuery } from "@/components/requests/search-params";
import { listRequests } from "@/lib/developers/requests/list";
import { RequestsQuery } from "@/lib/developers/requests/schemas";
import { listUsedKeys } from "@/lib/developers/requests/used-keys";
import { loggedRoutes, operationOf } from "@/rest/documented-routes";
import { originOf } from "@/rest/origin";

export const metadata: Metadata = { title: "API requests" };

export default async function Requests({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx } = await requireMembership();
  const asked = toRequestsQuery(await loadRequestParams(searchParams));
  const [page, keys] = await Promise.all([
    listRequests(ctx, RequestsQuery.parse(asked), operationOf),
    listUsedKeys(ctx),
  ]);
  const client = makeQueryClient();
  client.setQueryData(requestsQuery(asked).queryKey, { pages: [page], pageParams: [null] });
  client.setQueryData(newestRequestsQuery(asked).queryKey, page);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RequestsPage
        keys={keys}
        routes={loggedRoutes()}
        keptDays={ctx.organization.keepRequestsDays}
        origin={originOf(await headers())}
      />
    </HydrationBoundary>
  );
}

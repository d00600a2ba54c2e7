import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { currentTimeZone } from "@/app/time-zone";
import { loadAuditParams, toAuditQuery } from "@/components/audit/search-params";
import { connectionsQuery } from "@/components/connections/queries";
import { OrganizationPage } from "@/components/organization/organization-page";
import { invitationsQuery, membersQuery, organizationQuery, ownAuditQuery } from "@/components/organization/queries";
import { loadOrganizationParams } from "@/components/organization/search-params";
import { makeQueryClient } from "@/components/query-client";
import { listConnections } from "@/lib/channels/connections/list";
import { listOwnAudit } from "@/lib/operations/audit/list-own";
import { listInvitations } from "@/lib/people/invitations/list";
import { listMembers } from "@/lib/people/members/list";
import { getOrganization } from "@/lib/people/organizations/get";

export const metadata: Metadata = { title: "Organization" };

export default async function Organization({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, may } = await requireMembership();
  const { tab } = await loadOrganizationParams(searchParams);
  const client = makeQueryClient();
  client.setQueryData(organizationQuery.queryKey, getOrganization(ctx));
  client.setQueryData(membersQuery.queryKey, await listMembers(ctx));
  if (tab === "connections") client.setQueryData(connectionsQuery.queryKey, await listConnections(ctx));
  if (may("organization:manage")) {
    if (tab === "members") client.setQueryData(invitationsQuery.queryKey, await listInvitations(ctx));
    if (tab === "audit") {
      const query = toAuditQuery(
        { ...(await loadAuditParams(searchParams)), organization: "" },
        await currentTimeZone(),
      );
      // A cursor from elsewhere is refused: the page requests it again and shows the error.
      await client.prefetchQuery({ ...ownAuditQuery(query), queryFn: () => listOwnAudit(ctx, query) });
    }
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OrganizationPage />
    </HydrationBoundary>
  );
}

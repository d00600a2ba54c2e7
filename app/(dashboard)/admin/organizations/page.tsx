import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { OrganizationsPage } from "@/components/admin/organizations-page";
import { autoTopUpProposalsQuery, organizationsQuery } from "@/components/admin/queries";
import { loadOrganizationsParams, toOrganizationsQuery } from "@/components/admin/search-params";
import { makeQueryClient } from "@/components/query-client";
import { listAutoTopUpProposals } from "@/lib/billing/auto-top-up-proposals";
import { AppError } from "@/lib/core/errors";
import { listOrganizations } from "@/lib/operations/admin/list-organizations";

export const metadata: Metadata = { title: "Organizations" };

export default async function Organizations({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx } = await requireMembership();
  const query = toOrganizationsQuery(await loadOrganizationsParams(searchParams));
  const client = makeQueryClient();
  const rows = await listOrganizations(ctx, query).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  client.setQueryData(organizationsQuery(query).queryKey, rows);
  client.setQueryData(autoTopUpProposalsQuery.queryKey, await listAutoTopUpProposals(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OrganizationsPage />
    </HydrationBoundary>
  );
}

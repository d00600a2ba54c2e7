import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { currentTimeZone } from "@/app/time-zone";
import { BillingPage } from "@/components/billing/billing-page";
import { billingQuery, ledgerQuery, runwayQuery } from "@/components/billing/queries";
import { loadLedgerParams, toLedgerFilter } from "@/components/billing/search-params";
import { makeQueryClient } from "@/components/query-client";
import { getBilling } from "@/lib/billing/get-billing";
import { getRunway } from "@/lib/billing/get-runway";
import { listLedger } from "@/lib/billing/ledger";
import { env } from "@/lib/core/env";

export const metadata: Metadata = { title: "Billing" };

export default async function Billing({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, membership, may } = await requireMembership();
  const zone = await currentTimeZone();
  const filter = toLedgerFilter(await loadLedgerParams(searchParams), zone);
  const [billing, runway, ledger] = await Promise.all([
    getBilling(ctx),
    getRunway(ctx, { zone }),
    listLedger(ctx, filter),
  ]);
  const client = makeQueryClient();
  client.setQueryData(billingQuery.queryKey, billing);
  client.setQueryData(runwayQuery(zone).queryKey, runway);
  client.setQueryData(ledgerQuery(filter).queryKey, { pages: [ledger], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BillingPage
        canManage={may("organization:manage")}
        canPropose={may("organization:own")}
        mustConfirm={env().SMTP_URL !== undefined && membership.user.emailConfirmedAt === null}
      />
    </HydrationBoundary>
  );
}

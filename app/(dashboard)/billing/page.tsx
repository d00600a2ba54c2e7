import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { BillingPage } from "@/components/billing/billing-page";
import { ledgerQuery, usageQuery } from "@/components/queries";
import { makeQueryClient } from "@/components/query-client";
import { listLedger } from "@/lib/billing/ledger";
import { maxVideosOf } from "@/lib/billing/rules";
import { getUsage } from "@/lib/billing/usage";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Billing" };

export default async function Billing() {
  const { ctx, membership } = await requireMembership();
  const client = makeQueryClient();
  const [usage, ledger] = await Promise.all([getUsage(ctx), listLedger(ctx, {})]);
  client.setQueryData(usageQuery.queryKey, usage);
  client.setQueryData(ledgerQuery.queryKey, { pages: [ledger], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BillingPage
        maxVideos={maxVideosOf(ctx.organization)}
        mustConfirm={env().SMTP_URL !== undefined && membership.user.emailConfirmedAt === null}
      />
    </HydrationBoundary>
  );
}

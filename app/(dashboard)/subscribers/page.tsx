import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { requireMembership } from "@/app/session";
import { currentTimeZone } from "@/app/time-zone";
import { makeQueryClient } from "@/components/query-client";
import { historyQuery, subscribersQuery } from "@/components/subscribers/queries";
import { chosenAccount, loadSubscriberParams } from "@/components/subscribers/search-params";
import { SubscribersPage } from "@/components/subscribers/subscribers-page";
import { getSubscriberHistory } from "@/lib/channels/subscribers/history";
import { listSubscriberRows } from "@/lib/channels/subscribers/rows";

export const metadata: Metadata = { title: "Social accounts" };

export default async function Subscribers({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, may } = await requireMembership();
  const { account, days } = await loadSubscriberParams(searchParams);
  const client = makeQueryClient();
  const accounts = await listSubscriberRows(ctx);
  client.setQueryData(subscribersQuery.queryKey, accounts);
  const chosen = chosenAccount(accounts.rows, account);
  if (chosen) {
    const query = { days, time_zone: await currentTimeZone() };
    client.setQueryData(
      historyQuery(chosen.id, query).queryKey,
      await getSubscriberHistory(ctx, { id: chosen.id, ...query }),
    );
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SubscribersPage canChange={may("CLOUD_SCHEDULES")} />
    </HydrationBoundary>
  );
}

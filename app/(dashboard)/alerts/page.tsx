import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { AlertsPage } from "@/components/alerts/alerts-page";
import { alertChannelsQuery, alertsQuery } from "@/components/alerts/queries";
import { makeQueryClient } from "@/components/query-client";
import { listAlertChannels } from "@/lib/insight/alerts/channels";
import { listNamedAlerts } from "@/lib/insight/alerts/list-named";

export const metadata: Metadata = { title: "Alerts" };

export default async function Alerts() {
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  client.setQueryData(alertsQuery.queryKey, await listNamedAlerts(ctx));
  client.setQueryData(alertChannelsQuery.queryKey, await listAlertChannels(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AlertsPage canWrite={may("alerts:write")} />
    </HydrationBoundary>
  );
}

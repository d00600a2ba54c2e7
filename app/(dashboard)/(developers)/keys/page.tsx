import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { KeysPage } from "@/components/keys/keys-page";
import { keysQuery } from "@/components/queries";
import { makeQueryClient } from "@/components/query-client";
import { listKeys } from "@/lib/developers/keys/list";

export const metadata: Metadata = { title: "API keys" };

export default async function Keys() {
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  client.setQueryData(keysQuery.queryKey, await listKeys(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <KeysPage canManage={may("keys:manage")} />
    </HydrationBoundary>
  );
}

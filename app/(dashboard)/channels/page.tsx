import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { SearchParams } from "nuqs/server";
import { isPhone } from "@/app/is-phone";
import { requireMembership } from "@/app/session";
import { ChannelsPage } from "@/components/channels/channels-page";
import { LAYOUT_COOKIE, layoutOf } from "@/components/channels/list-layout";
import type { Example } from "@/components/channels/no-channels";
import { channelRowsQuery } from "@/components/channels/queries";
import { loadListParams, toRowsQuery } from "@/components/channels/search-params";
import { makeQueryClient } from "@/components/query-client";
import { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { listChannelRows } from "@/lib/channels/channels/list-rows";
import type { OrganizationContext } from "@/lib/core/context";
import { env } from "@/lib/core/env";

export const metadata: Metadata = { title: "Channels" };

export default async function Channels({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, may } = await requireMembership();
  const params = await loadListParams(searchParams);
  const client = makeQueryClient();
  // A search may query a platform, so the page doesn't wait for it.
  if (params.tab !== "find") {
    const query = toRowsQuery(params);
    const page = await listChannelRows(ctx, query);
    client.setQueryData(channelRowsQuery(query).queryKey, { pages: [page], pageParams: [null] });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChannelsPage
        canSave={may("videos:write")}
        example={await findExample(ctx)}
        isPhone={await isPhone()}
        layout={layoutOf((await cookies()).get(LAYOUT_COOKIE)?.value)}
      />
    </HydrationBoundary>
  );
}

/**
 * Returns a creator of the organization's videos; on the sandbox otherwise any name, because every well-formed name
 * exists there.
 */
async function findExample(ctx: OrganizationContext): Promise<Example | null> {
  const { rows } = await listChannelRows(ctx, ChannelRowsQuery.parse({ list: "creators", per_page: 1 }));
  const [creator] = rows;
  if (creator) return { platform: creator.platform, username: creator.username, isCreator: true };
  return env().SANDBOX_URL ? { platform: "tiktok", username: "quickfox", isCreator: false } : null;
}

import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMembership } from "@/app/session";
import { ImportPage } from "@/components/imports/import-page";
import { importsQuery } from "@/components/imports/queries";
import { makeQueryClient } from "@/components/query-client";
import { listImports } from "@/lib/tracking/imports/list";

export const metadata: Metadata = { title: "Video import" };

export default async function ImportVideosPage() {
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  client.setQueryData(importsQuery.queryKey, await listImports(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImportPage canTrack={may("videos:write")} />
    </HydrationBoundary>
  );
}

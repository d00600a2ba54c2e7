import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { requireMembership } from "@/app/session";
import { ImportSkeleton } from "@/components/imports/import-skeleton";
import { ImportView } from "@/components/imports/import-view";
import { importLinesQuery, importQuery } from "@/components/imports/queries";
import { loadLinesParams, toLinesQuery } from "@/components/imports/search-params";
import { makeQueryClient } from "@/components/query-client";
import { AppError } from "@/lib/core/errors";
import { getImport } from "@/lib/tracking/imports/get";
import { listImportLines } from "@/lib/tracking/imports/lines";
import type { ImportDetail, ImportLinesQuery } from "@/lib/tracking/imports/schemas";

export const metadata: Metadata = { title: "Video import" };

interface ImportDetailPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Whether the import exists is known before anything is sent, so the status can be 404. */
export default async function ImportDetailPage({ params, searchParams }: ImportDetailPageProps) {
  const { id } = await params;
  const { ctx } = await requireMembership();
  const detail = await getImport(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && error.refusal.code === "not_found") notFound();
    throw error;
  });
  return (
    <Suspense fallback={<ImportSkeleton />}>
      <Import detail={detail} query={toLinesQuery(await loadLinesParams(searchParams))} />
    </Suspense>
  );
}

async function Import({ detail, query }: { detail: ImportDetail; query: ImportLinesQuery }) {
  const { id } = detail;
  const { ctx, may } = await requireMembership();
  const client = makeQueryClient();
  client.setQueryData(importQuery(id).queryKey, detail);
  client.setQueryData(importLinesQuery(id, query).queryKey, await listImportLines(ctx, { id, ...query }));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImportView id={id} canTrack={may("videos:write")} />
    </HydrationBoundary>
  );
}

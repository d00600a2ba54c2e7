import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { CreateImportRequest, ImportDetail, ImportLinesQuery } from "@/lib/tracking/imports/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import * as imports from "@/rest/dashboard/endpoints/imports";

export const importsQuery = queryOptions({
  queryKey: ["imports", "list"],
  queryFn: ({ signal }) => api(imports.listImports, { signal }),
  refetchInterval: MINUTE_MS,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", "one", id],
    queryFn: ({ signal }) => api(imports.getImport, { params: { id }, signal }),
  });

export const importLinesQuery = (id: string, query: ImportLinesQuery) =>
  queryOptions({
    queryKey: ["imports", "lines", id, query],
    queryFn: ({ signal }) => api(imports.listImportLines, { params: { id }, query, signal }),
    placeholderData: keepPreviousData,
  });

export const createImport = (body: CreateImportRequest) => api(imports.createImport, { body });
export const advanceImport = (id: string) => api(imports.advanceImport, { params: { id } });
export const confirmImport = (id: string, signal: AbortSignal) =>
  api(imports.confirmImport, { params: { id }, signal });
export const stopImport = (id: string, signal: AbortSignal) => api(imports.stopImport, { params: { id }, signal });
export const recheckImport = (id: string) => api(imports.recheckImport, { params: { id } });
export const retryImport = (id: string) => api(imports.retryImport, { params: { id } });

export const failedLinesPath = (id: string) => hrefOf(imports.exportFailedLines, { params: { id } });

/** Shows the response of a call immediately; its lines load afterward. */
export function showImport(client: QueryClient, detail: ImportDetail): void {
  client.setQueryData(importQuery(detail.id).queryKey, detail);
  void client.invalidateQueries({ queryKey: ["imports", "lines", detail.id] });
}

import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import {
  type CreateImportRequest,
  ImportDetail,
  ImportId,
  ImportLines,
  type ImportLinesQuery,
  ImportList,
} from "@/lib/tracking/imports/schemas";

const MINUTE = 60_000;
const ROOT = "/api/dashboard/imports";
const pathOf = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;

export const importsQuery = queryOptions({
  queryKey: ["imports", "list"],
  queryFn: ({ signal }) => api(ImportList, ROOT, { signal }),
  refetchInterval: MINUTE,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", "one", id],
    queryFn: ({ signal }) => api(ImportDetail, pathOf(id), { signal }),
  });

export const importLinesQuery = (id: string, query: ImportLinesQuery) =>
  queryOptions({
    queryKey: ["imports", "lines", id, query],
    queryFn: ({ signal }) => api(ImportLines, `${pathOf(id)}/lines`, { query, signal }),
    placeholderData: keepPreviousData,
  });

export const createImport = (body: CreateImportRequest) => api(ImportId, ROOT, { method: "POST", body });
export const advanceImport = (id: string) => api(ImportDetail, `${pathOf(id)}/advance`, { method: "POST" });
export const confirmImport = (id: string, signal: AbortSignal) =>
  api(ImportDetail, `${pathOf(id)}/confirm`, { method: "POST", signal });
export const stopImport = (id: string, signal: AbortSignal) =>
  api(ImportDetail, `${pathOf(id)}/stop`, { method: "POST", signal });
export const recheckImport = (id: string) => api(ImportDetail, `${pathOf(id)}/recheck`, { method: "POST" });
export const retryImport = (id: string) => api(ImportId, `${pathOf(id)}/retry`, { method: "POST" });

export const failedLinesPath = (id: string) => `${pathOf(id)}/failed`;

/** Shows the response of a call immediately; its lines load afterward. */
export function showImport(client: QueryClient, detail: ImportDetail): void {
  client.setQueryData(importQuery(detail.id).queryKey, detail);
  void client.invalidateQueries({ queryKey: ["imports", "lines", detail.id] });
}

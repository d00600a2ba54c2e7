import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import type { ApiUsageExportQuery, ApiUsageQuery } from "@/lib/developers/api-usage/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { exportApiUsage, getApiUsage } from "@/rest/dashboard/endpoints/api-usage";

const MINUTE = 60_000;

export const apiUsageQuery = (query: ApiUsageQuery) =>
  queryOptions({
    queryKey: ["api-usage", query],
    queryFn: ({ signal }) => api(getApiUsage, { signal, query }),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });

export const usageExportPath = (query: ApiUsageExportQuery): string => hrefOf(exportApiUsage, { query });

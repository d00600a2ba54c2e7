import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import type { ApiUsageExportQuery, ApiUsageQuery } from "@/lib/developers/api-usage/schemas";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { exportApiUsage, getApiUsage } from "@/rest/dashboard/endpoints/api-usage";

export const apiUsageQuery = (query: ApiUsageQuery) =>
  queryOptions({
    queryKey: ["api-usage", query],
    queryFn: ({ signal }) => api(getApiUsage, { signal, query }),
    refetchInterval: MINUTE_MS,
    placeholderData: keepPreviousData,
  });

export const usageExportPath = (query: ApiUsageExportQuery): string => hrefOf(exportApiUsage, { query });

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { ApiUsage, type ApiUsageQuery, type UsageExportQuery } from "@/lib/developers/requests/schemas";

const PATH = "/api/dashboard/api-usage";
const MINUTE = 60_000;

export const apiUsageQuery = (query: ApiUsageQuery) =>
  queryOptions({
    queryKey: ["api-usage", query],
    queryFn: ({ signal }) => api(ApiUsage, PATH, { signal, query }),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });

export const usageExportPath = ({ days, zone, by }: UsageExportQuery): string =>
  `${PATH}/export?${new URLSearchParams({ days: String(days), zone, by })}`;

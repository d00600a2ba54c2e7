import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "@/components/api";
import { ApiUsage, type ApiUsageExportQuery, type ApiUsageQuery } from "@/lib/developers/api-usage/schemas";

const PATH = "/api/dashboard/api-usage";
const MINUTE = 60_000;

export const apiUsageQuery = (query: ApiUsageQuery) =>
  queryOptions({
    queryKey: ["api-usage", query],
    queryFn: ({ signal }) => api(ApiUsage, PATH, { signal, query }),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });

export const usageExportPath = ({ days, zone, by }: ApiUsageExportQuery): string =>
  `${PATH}/export?${new URLSearchParams({ days: String(days), zone, by })}`;

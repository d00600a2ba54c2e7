import { ApiUsage, ApiUsageExportQuery, ApiUsageQuery } from "@/lib/developers/api-usage/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const getApiUsage = schemas({ query: ApiUsageQuery, answer: ApiUsage });

export const exportApiUsage = schemas({ query: ApiUsageExportQuery, answer: "csv" });

import { downloadRoute } from "@/app/api/dashboard/download";
import { exportApiUsage } from "@/lib/developers/api-usage/export";
import { ApiUsageExportQuery } from "@/lib/developers/api-usage/schemas";

export const GET = downloadRoute({ right: "usage:read", query: ApiUsageExportQuery }, (ctx, { query }) =>
  exportApiUsage(ctx, query),
);

import { downloadRoute } from "@/app/api/dashboard/download";
import { exportApiUsage } from "@/lib/developers/requests/export-usage";
import { UsageExportQuery } from "@/lib/developers/requests/schemas";

export const GET = downloadRoute({ right: "usage:read", query: UsageExportQuery }, (ctx, { query }) =>
  exportApiUsage(ctx, query),
);

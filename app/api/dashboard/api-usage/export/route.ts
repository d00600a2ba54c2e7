import { downloadRoute } from "@/app/api/dashboard/download";
import { exportApiUsage } from "@/lib/requests/export-usage";
import { UsageExportQuery } from "@/lib/requests/schemas";

export const GET = downloadRoute({ right: "usage:read", query: UsageExportQuery }, (ctx, { query }) =>
  exportApiUsage(ctx, query),
);

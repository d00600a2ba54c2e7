import { downloadRoute } from "@/app/api/dashboard/download";
import { exportRequests } from "@/lib/requests/export";
import { RequestFilter } from "@/lib/requests/schemas";

export const GET = downloadRoute({ right: "usage:read", query: RequestFilter }, (ctx, { query }) =>
  exportRequests(ctx, query),
);

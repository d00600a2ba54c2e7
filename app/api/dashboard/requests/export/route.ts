import { downloadRoute } from "@/app/api/dashboard/download";
import { exportRequests } from "@/lib/developers/requests/export";
import { RequestFilter } from "@/lib/developers/requests/schemas";

export const GET = downloadRoute({ right: "usage:read", query: RequestFilter }, (ctx, { query }) =>
  exportRequests(ctx, query),
);

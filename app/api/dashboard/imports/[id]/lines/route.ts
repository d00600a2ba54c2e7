import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listImportLines } from "@/lib/tracking/imports/lines";
import { ImportId, ImportLines, ImportLinesQuery } from "@/lib/tracking/imports/schemas";

export const GET = dashboardRoute(
  { right: "videos:read", params: ImportId, query: ImportLinesQuery, answer: ImportLines },
  (ctx, { params, query }) => listImportLines(ctx, { ...query, ...params }),
);

import { dashboardRoute } from "@/app/api/dashboard/handle";
import { listImportLines } from "@/lib/imports/lines";
import { ImportId, ImportLines, ImportLinesQuery } from "@/lib/imports/schemas";

export const GET = dashboardRoute(
  { right: "videos:read", params: ImportId, query: ImportLinesQuery, answer: ImportLines },
  (ctx, { params, query }) => listImportLines(ctx, { ...query, ...params }),
);

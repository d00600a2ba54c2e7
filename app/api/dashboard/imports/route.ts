import { dashboardRoute } from "@/app/api/dashboard/handle";
import { IMPORT_LIMIT } from "@/app/api/dashboard/imports/limit";
import { createImport } from "@/lib/imports/create";
import { listImports } from "@/lib/imports/list";
import { CreateImportRequest, ImportId, ImportList } from "@/lib/imports/schemas";

export const GET = dashboardRoute({ right: "videos:read", answer: ImportList }, (ctx) => listImports(ctx));

export const POST = dashboardRoute(
  // 500 links of the greatest length are a megabyte.
  {
    right: "videos:write",
    isIdempotent: true,
    body: CreateImportRequest,
    maxBodyBytes: 2 * 1024 * 1024,
    answer: ImportId,
    status: 201,
    limit: IMPORT_LIMIT,
  },
  (ctx, { body }) => createImport(ctx, body),
);

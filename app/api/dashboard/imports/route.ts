import { dashboardRoute } from "@/app/api/dashboard/handle";
import { IMPORT_LIMIT } from "@/app/api/dashboard/imports/limit";
import { createImport } from "@/lib/tracking/imports/create";
import { listImports } from "@/lib/tracking/imports/list";
import { CreateImportRequest, ImportId, ImportList } from "@/lib/tracking/imports/schemas";

export const GET = dashboardRoute({ right: "videos:read", answer: ImportList }, (ctx) => listImports(ctx));

export const POST = dashboardRoute(
  {
    right: "videos:write",
    isIdempotent: true,
    body: CreateImportRequest,
    answer: ImportId,
    status: 201,
    limit: IMPORT_LIMIT,
  },
  (ctx, { body }) => createImport(ctx, body),
);

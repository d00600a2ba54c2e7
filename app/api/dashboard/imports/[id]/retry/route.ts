import { dashboardRoute } from "@/app/api/dashboard/handle";
import { IMPORT_LIMIT } from "@/app/api/dashboard/imports/limit";
import { retryImport } from "@/lib/tracking/imports/retry";
import { ImportId } from "@/lib/tracking/imports/schemas";

/** Answers with the new import. */
export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, params: ImportId, answer: ImportId, status: 201, limit: IMPORT_LIMIT },
  (ctx, { params }) => retryImport(ctx, params),
);

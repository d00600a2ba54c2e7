import { dashboardRoute } from "@/app/api/dashboard/handle";
import { IMPORT_STEP_LIMIT } from "@/app/api/dashboard/limits";
import { confirmImport } from "@/lib/tracking/imports/confirm";
import { ImportDetail, ImportId } from "@/lib/tracking/imports/schemas";

/** From here on the new lines cost. */
export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, params: ImportId, limit: IMPORT_STEP_LIMIT, answer: ImportDetail },
  (ctx, { params }) => confirmImport(ctx, params),
);

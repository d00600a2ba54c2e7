import { dashboardRoute } from "@/app/api/dashboard/handle";
import { IMPORT_STEP_LIMIT } from "@/app/api/dashboard/limits";
import { advanceImport } from "@/lib/tracking/imports/advance";
import { ImportDetail, ImportId } from "@/lib/tracking/imports/schemas";

/** What the open page calls until the phase is over. */
export const POST = dashboardRoute(
  { right: "videos:write", params: ImportId, limit: IMPORT_STEP_LIMIT, answer: ImportDetail },
  (ctx, { params }) => advanceImport(ctx, params),
);

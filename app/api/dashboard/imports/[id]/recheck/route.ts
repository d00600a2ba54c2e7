import { dashboardRoute } from "@/app/api/dashboard/handle";
import { IMPORT_LIMIT } from "@/app/api/dashboard/imports/limit";
import { recheckImport } from "@/lib/tracking/imports/recheck";
import { ImportDetail, ImportId } from "@/lib/tracking/imports/schemas";

/** Only the lines that a platform did not answer. */
export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, params: ImportId, answer: ImportDetail, limit: IMPORT_LIMIT },
  (ctx, { params }) => recheckImport(ctx, params),
);

import { dashboardRoute } from "@/app/api/dashboard/handle";
import { recheckImport } from "@/lib/imports/recheck";
import { ImportDetail, ImportId } from "@/lib/imports/schemas";

/** Only the lines that a platform did not answer. */
export const POST = dashboardRoute(
  { right: "videos:write", params: ImportId, answer: ImportDetail },
  (ctx, { params }) => recheckImport(ctx, params),
);

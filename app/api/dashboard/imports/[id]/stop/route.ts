import { dashboardRoute } from "@/app/api/dashboard/handle";
import { ImportDetail, ImportId } from "@/lib/tracking/imports/schemas";
import { stopImport } from "@/lib/tracking/imports/stop";

/** Before the confirmation nothing has happened; afterwards what started stays. */
export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, params: ImportId, answer: ImportDetail },
  (ctx, { params }) => stopImport(ctx, params),
);

import { dashboardRoute } from "@/app/api/dashboard/handle";
import { confirmImport } from "@/lib/imports/confirm";
import { ImportDetail, ImportId } from "@/lib/imports/schemas";

/** From here on the new lines cost. */
export const POST = dashboardRoute(
  { right: "videos:write", isIdempotent: true, params: ImportId, answer: ImportDetail },
  (ctx, { params }) => confirmImport(ctx, params),
);

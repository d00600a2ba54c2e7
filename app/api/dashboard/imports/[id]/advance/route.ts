import { dashboardRoute } from "@/app/api/dashboard/handle";
import { advanceImport } from "@/lib/imports/advance";
import { ImportDetail, ImportId } from "@/lib/imports/schemas";

/** What the open page calls until the phase is over. */
export const POST = dashboardRoute(
  { right: "videos:write", params: ImportId, answer: ImportDetail },
  (ctx, { params }) => advanceImport(ctx, params),
);

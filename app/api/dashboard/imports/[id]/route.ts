import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getImport } from "@/lib/tracking/imports/get";
import { ImportDetail, ImportId } from "@/lib/tracking/imports/schemas";

export const GET = dashboardRoute({ right: "videos:read", params: ImportId, answer: ImportDetail }, (ctx, { params }) =>
  getImport(ctx, params),
);

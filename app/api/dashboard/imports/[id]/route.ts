import { dashboardRoute } from "@/app/api/dashboard/handle";
import { getImport } from "@/lib/imports/get";
import { ImportDetail, ImportId } from "@/lib/imports/schemas";

export const GET = dashboardRoute({ right: "videos:read", params: ImportId, answer: ImportDetail }, (ctx, { params }) =>
  getImport(ctx, params),
);

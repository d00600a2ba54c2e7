import { dashboardRoute } from "@/app/api/dashboard/handle";
import { retryImport } from "@/lib/imports/retry";
import { ImportId } from "@/lib/imports/schemas";

/** Answers with the new import. */
export const POST = dashboardRoute(
  { right: "videos:write", params: ImportId, answer: ImportId, status: 201 },
  (ctx, { params }) => retryImport(ctx, params),
);

import { dashboardRoute } from "@/app/api/dashboard/handle";
import { assignLabels } from "@/lib/labels/assign";
import { Assigned, AssignLabelsRequest } from "@/lib/labels/schemas";

export const POST = dashboardRoute(
  { right: "videos:write", body: AssignLabelsRequest, answer: Assigned },
  (ctx, { body }) => assignLabels(ctx, body),
);

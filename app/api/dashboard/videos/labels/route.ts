import { dashboardRoute } from "@/app/api/dashboard/handle";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { Assigned, AssignLabelsRequest } from "@/lib/tracking/labels/schemas";

export const POST = dashboardRoute(
  { right: "videos:write", body: AssignLabelsRequest, answer: Assigned },
  (ctx, { body }) => assignLabels(ctx, body),
);

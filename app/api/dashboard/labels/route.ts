import { dashboardRoute } from "@/app/api/dashboard/handle";
import { createLabel } from "@/lib/tracking/labels/create";
import { listLabels } from "@/lib/tracking/labels/list";
import { LabelList, Named, NameRequest } from "@/lib/tracking/labels/schemas";

export const GET = dashboardRoute({ right: "videos:read", answer: LabelList }, (ctx) => listLabels(ctx));

export const POST = dashboardRoute(
  { right: "videos:write", body: NameRequest, answer: Named, status: 201 },
  (ctx, { body }) => createLabel(ctx, body),
);

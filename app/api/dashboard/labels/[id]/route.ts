import { dashboardRoute } from "@/app/api/dashboard/handle";
import { NameParams } from "@/app/api/dashboard/labels/params";
import { removeLabel } from "@/lib/tracking/labels/remove";
import { renameLabel } from "@/lib/tracking/labels/rename";
import { NameRef, NameRequest } from "@/lib/tracking/labels/schemas";

export const PATCH = dashboardRoute(
  { right: "videos:write", params: NameParams, body: NameRequest, answer: NameRef },
  (ctx, { params, body }) => renameLabel(ctx, { ...params, ...body }),
);

export const DELETE = dashboardRoute(
  { right: "videos:write", params: NameParams, answer: NameParams },
  async (ctx, { params }) => {
    await removeLabel(ctx, params);
    return params;
  },
);

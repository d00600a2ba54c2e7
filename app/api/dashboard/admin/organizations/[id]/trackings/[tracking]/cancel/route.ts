import { z } from "zod";
import { TrackingId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { cancelTracking } from "@/lib/operations/admin/cancel-tracking";
import { CancelRequest } from "@/lib/operations/admin/schemas";

export const POST = dashboardRoute(
  { right: "admin", isIdempotent: true, params: TrackingId, body: CancelRequest, answer: z.object({ id: z.string() }) },
  (ctx, { params, body }) => cancelTracking(ctx, { ...body, ...params }),
);

import { OrganizationId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { openOrganization } from "@/lib/admin/open-organization";
import { BookedAnswer, GrantPointsRequest } from "@/lib/admin/schemas";
import { grantPoints } from "@/lib/billing/grant-points";

export const POST = dashboardRoute(
  { right: "admin", isIdempotent: true, params: OrganizationId, body: GrantPointsRequest, answer: BookedAnswer },
  async (ctx, { params, body }) =>
    grantPoints(ctx, {
      organizationId: (await openOrganization(ctx, params.id)).id,
      points: body.points,
      note: body.reason,
      idempotencyKey: body.idempotency_key,
    }),
);

import { OrganizationId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { grantPoints } from "@/lib/billing/grant-points";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import { BookedAnswer, GrantPointsRequest } from "@/lib/operations/admin/schemas";

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

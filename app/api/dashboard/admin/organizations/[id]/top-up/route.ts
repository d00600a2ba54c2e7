import { OrganizationId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { fromUsd } from "@/lib/billing/rules";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import { BookedAnswer, TopUpRequest } from "@/lib/operations/admin/schemas";
import { topUp } from "@/lib/tracking/funding/top-up";

export const POST = dashboardRoute(
  { right: "admin", isIdempotent: true, params: OrganizationId, body: TopUpRequest, answer: BookedAnswer },
  async (ctx, { params, body }) =>
    topUp(ctx, {
      organizationId: (await openOrganization(ctx, params.id)).id,
      amount: fromUsd(body.amount_usd),
      note: body.reason,
      idempotencyKey: body.idempotency_key,
      seen: body.seen,
    }),
);

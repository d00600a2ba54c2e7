import { OrganizationId } from "@/app/api/dashboard/admin/params";
import { dashboardRoute } from "@/app/api/dashboard/handle";
import { fromUsd } from "@/lib/billing/rules";
import { openOrganization } from "@/lib/operations/admin/open-organization";
import { BookedAnswer, CorrectionRequest } from "@/lib/operations/admin/schemas";
import { correctBalance } from "@/lib/tracking/funding/correct";

export const POST = dashboardRoute(
  { right: "admin", isIdempotent: true, params: OrganizationId, body: CorrectionRequest, answer: BookedAnswer },
  async (ctx, { params, body }) =>
    correctBalance(ctx, {
      organizationId: (await openOrganization(ctx, params.id)).id,
      amount: fromUsd(body.amount_usd),
      reason: body.reason,
      idempotencyKey: body.idempotency_key,
      refersTo: body.refers_to,
    }),
);

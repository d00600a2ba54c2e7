import { lockAccount } from "@/lib/billing/account";
import { MAX_BOOKING, MIN_TOP_UP, toUsd } from "@/lib/billing/rules";
import type { OpenTopUpRequest } from "@/lib/billing/schemas";
import { latestTopUpRequest } from "@/lib/billing/top-up-request";
import { getUsage } from "@/lib/billing/usage";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { conflict, invalid } from "@/lib/core/errors";
import { formatUsd, plural } from "@/lib/core/format";
import { assertRight } from "@/lib/core/rights";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { adminRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

export interface TopUpRequestInput {
  /** Micro-dollars, at least 10 USD. */
  amount: bigint;
  note?: string;
}

/**
 * Emails a top-up request to every admin, at most once per hour and organization. Only owners and managers may request
 * one, because the organization has to pay for it.
 * @throws AppError invalid_request for an amount out of bounds, conflict within the hour
 */
export async function requestTopUp(
  ctx: OrganizationContext,
  { amount, note }: TopUpRequestInput,
): Promise<OpenTopUpRequest> {
  assertRight(ctx.actor, "organization:manage");
  if (amount < MIN_TOP_UP) throw invalid("amount_usd", `The minimum top-up is ${formatUsd(toUsd(MIN_TOP_UP), 2)}`);
  if (amount > MAX_BOOKING) throw invalid("amount_usd", `You can request at most ${formatUsd(toUsd(MAX_BOOKING))}`);
  const { organization } = ctx;
  const amount_usd = toUsd(amount);
  const usage = await getUsage(ctx);
  return ctx.db.transaction(async (tx) => {
    // Of two concurrent requests, the second one sees the first.
    await lockAccount(tx, organization.id);
    const before = await latestTopUpRequest(tx, organization.id);
    const wait = before ? Date.parse(before.at) + HOUR_MS - ctx.now().getTime() : 0;
    if (before && wait > 0)
      throw conflict(
        `${before.by} requested ${formatUsd(before.amount_usd)} within the last hour. You can request a top-up again in ${plural(Math.ceil(wait / MINUTE_MS), "minute")}.`,
      );
    const admins = await adminRecipients(tx);
    if (admins.length === 0) throw conflict("There is no admin yet who can receive your request.");
    await recordAct(ctx, tx, {
      action: "money.top_up_request",
      subject: formatUsd(amount_usd),
      reason: note || undefined,
      after: { amount_usd },
    });
    const asked = await latestTopUpRequest(tx, organization.id);
    if (!asked) throw new Error("the request was not written");
    for (const { email, name } of admins)
      await enqueueMail(ctx, tx, {
        to: email,
        organizationId: organization.id,
        template: "top_up_requested",
        data: {
          name,
          organization: organization.name,
          by: asked.by,
          amount_usd,
          note: asked.note,
          balance_usd: usage.balance_usd,
          runway_hours: usage.runway_hours,
          url: `${appUrl()}/admin/organizations/${organization.publicId}`,
        },
      });
    return asked;
  });
}

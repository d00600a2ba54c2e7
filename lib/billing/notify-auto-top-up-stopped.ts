import type { Transaction } from "@/db/client";
import type { AutoTopUpRule } from "@/lib/billing/auto-top-up-rules";
import { toUsd } from "@/lib/billing/rules";
import type { Context, Organization } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { moneyRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

/** Emails owners and managers that the monthly limit is reached and nothing more is added automatically. */
export async function notifyAutoTopUpStopped(
  ctx: Context,
  tx: Transaction,
  organization: Organization,
  rule: AutoTopUpRule,
): Promise<void> {
  if (ctx.quiet) return;
  for (const { email, name } of await moneyRecipients(tx, [organization.id]))
    await enqueueMail(ctx, tx, {
      to: email,
      organizationId: organization.id,
      template: "auto_top_up_stopped",
      data: {
        name,
        organization: organization.name,
        below_usd: toUsd(rule.below),
        monthly_usd: toUsd(rule.monthly),
        url: `${appUrl()}/billing`,
      },
    });
}

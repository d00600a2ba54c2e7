import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import type { MailTemplate } from "@/lib/outbound/mail/templates";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";
import { countRecoveryCodes } from "@/lib/people/codes/recovery";

type Change = Extract<MailTemplate, { template: "second_factor_notice" }>["data"]["change"];

/** Emails a person about a change of their second factor, which someone else may have made. */
export async function notifyOf(
  ctx: Context,
  tx: Transaction,
  { id, email, name }: { id: number; email: string; name: string },
  change: Change,
): Promise<void> {
  const left = await countRecoveryCodes(tx, id);
  const data = { name, change, left, url: `${appUrl()}/reset-password` };
  await enqueueMail(ctx, tx, { to: email, template: "second_factor_notice", data, organizationId: null });
}

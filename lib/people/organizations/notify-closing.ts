import type { Transaction } from "@/db/client";
import type { Context, Organization } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { formatDateTime } from "@/lib/core/format";
import { ownerRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

/** Emails the owners of a closed organization until when they can reopen it. */
export async function notifyClosing(
  ctx: Context,
  tx: Transaction,
  { organization, until, isReminder }: { organization: Organization; until: Date; isReminder: boolean },
): Promise<void> {
  const { id: organizationId, name, timeZone } = organization;
  for (const owner of await ownerRecipients(tx, organizationId))
    await enqueueMail(ctx, tx, {
      to: owner.email,
      template: "organization_closed",
      data: {
        name: owner.name,
        organization: name,
        is_reminder: isReminder,
        until: `${formatDateTime(until, { zone: timeZone, locale: "en-US" })} (${timeZone})`,
        url: `${appUrl()}/organization?tab=settings`,
      },
      organizationId,
    });
}

import { and, desc, eq, isNull, lte } from "drizzle-orm";
import { outbox, trackings } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { deliver } from "@/lib/outbound/outbox/deliver";
import { notifyMembers } from "@/lib/tracking/collection/notify-members";

/**
 * Writes the email about the most recently completed tracking, dated to its end, and keeps it for the mailbox page.
 * With a mail server there is none, because the demo's addresses don't exist.
 */
export async function moveCompletionMail(ctx: Context, organizationId: number): Promise<void> {
  if (env().SMTP_URL) return;
  const [tracking] = await ctx.db
    .select()
    .from(trackings)
    .where(and(eq(trackings.organizationId, organizationId), eq(trackings.status, "completed")))
    .orderBy(desc(trackings.endedAt))
    .limit(1);
  const endedAt = tracking?.endedAt;
  if (!tracking || !endedAt) return;
  const then: Context = { ...ctx, quiet: false, now: () => endedAt };
  await ctx.db.transaction((tx) => notifyMembers(then, tx, tracking));
  const due = await ctx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(eq(outbox.organizationId, organizationId), isNull(outbox.deliveredAt), lte(outbox.nextAttemptAt, endedAt)),
    );
  for (const { id } of due) await deliver(then, id);
}

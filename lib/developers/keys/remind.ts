import { and, asc, eq, gt, inArray, isNull, lt, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { apiKeys, organizations } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { appUrl } from "@/lib/core/env";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { ROTATE_AFTER_DAYS } from "@/lib/developers/keys/rules";
import { moneyRecipients } from "@/lib/outbound/mail/recipients";
import { enqueueMail } from "@/lib/outbound/outbox/enqueue";

const KEYS_AT_ONCE = 500;
const successor = alias(apiKeys, "successor");

/**
 * Reminds owners and managers of keys that are older than 90 days and still work: once per key, in one email per
 * person. Replaced keys are left out, because they expire.
 */
export async function remindOldKeys(ctx: Context, keysAtOnce = KEYS_AT_ONCE): Promise<{ reminded: number }> {
  let reminded = 0;
  for (;;) {
    const round = await ctx.db.transaction((tx) => remindSome(ctx, tx, keysAtOnce));
    reminded += round;
    if (round < keysAtOnce) return { reminded };
  }
}

async function remindSome(ctx: Context, tx: Transaction, limit: number): Promise<number> {
  const now = ctx.now();
  const due = await tx
    .select({ id: apiKeys.id, organizationId: organizations.id, organization: organizations.name, name: apiKeys.name })
    .from(apiKeys)
    .innerJoin(organizations, eq(organizations.id, apiKeys.organizationId))
    .where(
      and(
        isNull(apiKeys.remindedAt),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
        lt(apiKeys.createdAt, new Date(now.getTime() - ROTATE_AFTER_DAYS * DAY_MS)),
        isNull(organizations.suspendedAt),
        isNull(organizations.closedAt),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(successor)
            .where(and(eq(successor.replaces, apiKeys.id), isNull(successor.revokedAt))),
        ),
      ),
    )
    // Sorted by organization, so that its keys come in one email.
    .orderBy(asc(apiKeys.organizationId), asc(apiKeys.id))
    .limit(limit)
    .for("no key update", { of: apiKeys, skipLocked: true });
  if (due.length === 0) return 0;
  await tx
    .update(apiKeys)
    .set({ remindedAt: now })
    .where(
      inArray(
        apiKeys.id,
        due.map(({ id }) => id),
      ),
    );
  const recipients = await moneyRecipients(tx, [...new Set(due.map(({ organizationId }) => organizationId))]);
  for (const { organizationId, email, name } of recipients) {
    const own = due.filter((key) => key.organizationId === organizationId);
    await enqueueMail(ctx, tx, {
      to: email,
      organizationId,
      template: "keys_old",
      data: {
        name,
        organization: own[0]?.organization ?? "",
        keys: own.map((key) => key.name),
        url: `${appUrl()}/keys`,
      },
    });
  }
  return due.length;
}

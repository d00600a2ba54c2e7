import { count, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { alerts } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { lockOrganization } from "@/lib/core/lock-organization";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { presentAlert } from "@/lib/insight/alerts/present";
import { resolveChannels, writeTargets } from "@/lib/insight/alerts/resolve-channels";
import { resolveScope } from "@/lib/insight/alerts/resolve-scope";
import { type Alert, type CreateAlertRequest, MAX_ALERTS } from "@/lib/insight/alerts/schemas";
import { conditionText } from "@/lib/insight/alerts/text-rules";

/**
 * Creates an alert, after each new channel accepted a test message. What is met already causes no message.
 * @throws AppError invalid_request for a scope or channel that can't be used, conflict if the organization has the maximum
 * number
 */
export async function createAlert(ctx: OrganizationContext, request: CreateAlertRequest): Promise<Alert> {
  assertRight(ctx.actor, "alerts:write");
  const scope = request.scope ?? { type: "all" };
  await resolveScope(ctx, ctx.db, scope, request.condition);
  // Again under the lock: here, so that a refused request sends no test message.
  await assertRoom(ctx, ctx.db);
  const channels = await resolveChannels(ctx, request.channels);
  return ctx.db.transaction(async (tx) => {
    // Locks the organization, so that concurrent requests can't exceed the limit.
    await lockOrganization(ctx, tx);
    await assertRoom(ctx, tx);
    const scopeId = await resolveScope(ctx, tx, scope, request.condition);
    const now = ctx.now();
    const [row] = await tx
      .insert(alerts)
      .values({
        publicId: newPublicId(),
        organizationId: ctx.organization.id,
        name: request.name,
        scope: scope.type,
        scopeId,
        condition: request.condition,
        type: request.condition.type,
        mailTo: channels.mailTo,
        usesWebhooks: channels.usesWebhooks,
        cooldownHours: request.cooldown_hours,
        status: request.status,
        armedAt: now,
        createdAt: now,
      })
      .returning();
    if (!row) throw new Error("the alert was not written");
    await writeTargets(ctx, tx, row.id, channels);
    await recordAct(ctx, tx, {
      action: "alert.create",
      subject: row.name,
      after: { condition: conditionText(request.condition), status: row.status },
    });
    const answer = await presentAlert(tx, row);
    await ctx.onAnswer?.(tx, answer);
    return answer;
  });
}

async function assertRoom(ctx: OrganizationContext, db: Queryable): Promise<void> {
  const [existing] = await db.select({ n: count() }).from(alerts).where(eq(alerts.organizationId, ctx.organization.id));
  if ((existing?.n ?? 0) >= MAX_ALERTS)
    throw conflict(`You can have up to ${MAX_ALERTS} alerts. Delete one you no longer need.`);
}

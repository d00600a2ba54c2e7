import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries, users } from "@/db/schema";
import type { AuditAction } from "@/lib/core/audit/schemas";
import type { Actor, Context, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";

export interface Act {
  action: AuditAction;
  /** The organization acted on, where it is not the actor's own; null: the whole service. */
  organizationId?: number | null;
  /** What was acted on, in words. */
  subject?: string;
  reason?: string;
  /** The changed fields only; never a secret. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/**
 * Writes an act into the audit log, in the transaction that does it: neither stands without the other. A script or job
 * without an organization names the act's own.
 */
export async function recordAct(
  ctx: Context & Partial<Pick<OrganizationContext, "organization" | "actor" | "origin">>,
  tx: Transaction,
  act: Act,
): Promise<void> {
  const actor = ctx.actor ?? { type: "system" as const };
  await tx.insert(auditEntries).values({
    publicId: newPublicId(),
    at: ctx.now(),
    organizationId: act.organizationId === undefined ? (ctx.organization?.id ?? null) : act.organizationId,
    ...(await whoActs(tx, actor)),
    action: act.action,
    subject: act.subject ?? null,
    reason: act.reason ?? null,
    before: act.before ?? null,
    after: act.after ?? null,
    address: ctx.origin?.address ?? null,
    requestId: ctx.origin?.requestId ?? null,
  });
}

/** By name, because people and keys go and the log stays. */
async function whoActs(tx: Transaction, actor: Actor) {
  if (actor.type === "system") return { actorType: actor.type, actorId: null, actorName: "system" };
  if (actor.type === "key") return { actorType: actor.type, actorId: actor.keyId, actorName: actor.keyName };
  const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, actor.userId));
  return { actorType: actor.type, actorId: actor.userId, actorName: user?.email ?? `user ${actor.userId}` };
}

import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries, users } from "@/db/schema";
import type { AuditAction } from "@/lib/core/audit/schemas";
import type { Actor, Context, OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";

export interface Act {
  action: AuditAction;
  /** The organization acted on, if it isn't the actor's own; null: the whole service. */
  organizationId?: number | null;
  /** What was acted on, as text. */
  subject?: string;
  reason?: string;
  /** The changed fields only; never secrets. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/**
 * Writes an action to the audit log in the transaction that performs it, so that both commit or neither does. Scripts
 * and jobs without an organization pass the action's organization.
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

/** Stored by name, because people and keys can be deleted while the log stays. */
async function whoActs(tx: Transaction, actor: Actor) {
  if (actor.type === "system") return { actorType: actor.type, actorId: null, actorName: "system" };
  if (actor.type === "key") return { actorType: actor.type, actorId: actor.keyId, actorName: actor.keyName };
  const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, actor.userId));
  return { actorType: actor.type, actorId: actor.userId, actorName: user?.email ?? `user ${actor.userId}` };
}

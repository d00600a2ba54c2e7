import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, organizations, users } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { isEnterable } from "@/lib/people/sessions/membership";
import { grantFreeCredit } from "@/lib/tracking/funding/free-credit";

/**
 * Marks a person's address as confirmed. The first time, the first organization they own gets its free credit, open ones
 * before those that can be reopened: once per person, no matter how many links are opened or organizations created.
 */
export async function confirmAddress(ctx: Context, tx: Transaction, userId: number): Promise<void> {
  const first = await tx
    .update(users)
    .set({ emailConfirmedAt: ctx.now() })
    .where(and(eq(users.id, userId), isNull(users.emailConfirmedAt)))
    .returning({ id: users.id });
  if (first.length === 0) return;
  const [owned] = await tx
    .select({ organizationId: members.organizationId })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(and(eq(members.userId, userId), eq(members.role, "owner"), isEnterable))
    .orderBy(asc(isNotNull(organizations.closedAt)), asc(members.createdAt), asc(members.organizationId))
    .limit(1);
  if (owned) await grantFreeCredit(ctx, owned.organizationId, tx);
}

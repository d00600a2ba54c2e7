import { and, eq, isNull } from "drizzle-orm";
import { members, organizations, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context, RequestOrigin } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { createOrganization } from "@/lib/people/organizations/create";
import type { OrganizationRef, StartOrganizationRequest } from "@/lib/people/organizations/schemas";

/** A person who needs more has several accounts in mind, or none. */
const MOST_OWNED = 10;

/**
 * A further organization of a person who has an account, with its plan's points and no money: the free credit is for the
 * first one.
 * @throws AppError conflict for who owns ten already
 */
export async function startOrganization(
  ctx: Context,
  { name, userId, origin }: StartOrganizationRequest & { userId: number; origin?: RequestOrigin },
): Promise<OrganizationRef> {
  return ctx.db.transaction(async (tx) => {
    // Of several sent at once, each counts those before it.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
    const owned = await tx
      .select({ id: organizations.id })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId))
      .where(and(eq(members.userId, userId), eq(members.role, "owner"), isNull(organizations.closedAt)));
    if (owned.length >= MOST_OWNED)
      throw conflict(`You own ${owned.length} organizations; close one that is not used any more.`);
    const organization = await createOrganization(ctx, { name, ownerUserId: userId }, tx);
    const actor = { type: "user" as const, userId, role: "owner" as const };
    await recordAct({ ...ctx, organization, actor, origin }, tx, { action: "organization.create", subject: name });
    return { id: organization.publicId };
  });
}

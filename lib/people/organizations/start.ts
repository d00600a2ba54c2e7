import { and, eq } from "drizzle-orm";
import { members, organizations, users } from "@/db/schema";
import { recordAct } from "@/lib/core/audit/record";
import type { Context, RequestOrigin } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { createOrganization } from "@/lib/people/organizations/create";
import type { OrganizationRef, StartOrganizationRequest } from "@/lib/people/organizations/schemas";
import { isEnterable } from "@/lib/people/sessions/membership";

/** An upper bound against misuse. Real use stays far below it. */
const MAX_OWNED = 10;

/**
 * Creates a further organization for a person who has an account, with its plan's credits and a balance of zero. Only
 * the first organization gets the free credit.
 * @throws AppError conflict for a person who already owns ten, counting those that can be reopened
 */
export async function startOrganization(
  ctx: Context,
  { name, userId, origin }: StartOrganizationRequest & { userId: number; origin?: RequestOrigin },
): Promise<OrganizationRef> {
  return ctx.db.transaction(async (tx) => {
    // Locks the user, so that each of several concurrent requests counts the ones before it.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
    const owned = await tx
      .select({ id: organizations.id })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId))
      .where(and(eq(members.userId, userId), eq(members.role, "owner"), isEnterable));
    if (owned.length >= MAX_OWNED)
      throw conflict(`You own ${owned.length} organizations. One that you close counts until it is closed for good.`);
    const organization = await createOrganization(ctx, { name, ownerUserId: userId }, tx);
    const actor = { type: "user" as const, userId, role: "owner" as const };
    await recordAct({ ...ctx, organization, actor, origin }, tx, { action: "organization.create", subject: name });
    return { id: organization.publicId };
  });
}

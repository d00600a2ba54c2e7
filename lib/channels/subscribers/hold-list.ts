import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";

/**
 * One at a time adds to the organization's list, so that no profile is listed twice and the bound holds. Not the
 * accounts' lock: nothing here concerns money.
 */
export async function holdList(ctx: OrganizationContext, tx: Transaction): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.organization.id))
    .for("no key update");
}

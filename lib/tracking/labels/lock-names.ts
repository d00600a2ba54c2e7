import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";

/**
 * Serializes naming of the organization's labels and campaigns, so that the maximum and unique names hold. Not the
 * account lock: no money is involved.
 */
export async function lockNames(ctx: OrganizationContext, tx: Transaction): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.organization.id))
    .for("no key update");
}

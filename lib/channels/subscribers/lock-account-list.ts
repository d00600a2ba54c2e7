import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";

/**
 * Serializes additions to the organization's list, so that no profile is listed twice and the limit holds. Not the
 * account lock: no money is involved.
 */
export async function lockAccountList(ctx: OrganizationContext, tx: Transaction): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.organization.id))
    .for("no key update");
}

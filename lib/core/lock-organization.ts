import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";

/**
 * Locks the organization's row, so that parallel additions to one of its lists can't list something twice or exceed a
 * limit. Not the account lock: no money is involved.
 */
export async function lockOrganization({ organization }: OrganizationContext, tx: Transaction): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organization.id))
    .for("no key update");
}

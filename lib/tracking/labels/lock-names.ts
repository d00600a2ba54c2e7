import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";

/**
 * Lets the organization's labels and campaigns be named one at a time, so that neither their number nor a name's
 * being the only one is decided twice. Not the account's lock: nothing here concerns money.
 */
export async function lockNames(ctx: OrganizationContext, tx: Transaction): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, ctx.organization.id))
    .for("no key update");
}

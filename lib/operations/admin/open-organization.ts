import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { ActingContext, Organization } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

/**
 * Returns the organization that an admin acts on.
 * @throws AppError not_found for an unknown ID and for anyone who is not an admin
 */
export async function openOrganization(ctx: ActingContext, publicId: string): Promise<Organization> {
  await assertAdmin(ctx);
  const [organization] = await ctx.db.select().from(organizations).where(eq(organizations.publicId, publicId));
  if (!organization) throw notFound("Organization not found");
  return organization;
}

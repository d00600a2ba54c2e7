import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import type { ActingContext, Organization } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { assertAdmin } from "@/lib/users/assert-admin";

/**
 * The organisation that an admin acts on.
 * @throws AppError not_found, for an unknown id as to everybody else
 */
export async function openOrganization(ctx: ActingContext, publicId: string): Promise<Organization> {
  await assertAdmin(ctx);
  const [organization] = await ctx.db.select().from(organizations).where(eq(organizations.publicId, publicId));
  if (!organization) throw notFound("Organisation not found");
  return organization;
}

import { eq, or } from "drizzle-orm";
import { organizations } from "@/db/schema";
import type { Context, Organization } from "@/lib/core/context";
import { Failure } from "@/scripts/failure";

/** @param wanted the public ID, or the exact name if it is unique */
export async function findOrganization(ctx: Context, wanted: string): Promise<Organization> {
  const found = await ctx.db
    .select()
    .from(organizations)
    .where(or(eq(organizations.publicId, wanted), eq(organizations.name, wanted)))
    .limit(20);
  const exact =
    found.find((organization) => organization.publicId === wanted) ?? (found.length === 1 ? found[0] : null);
  if (exact) return exact;
  if (found.length === 0)
    throw new Failure("Finding the organization", `there is none with the ID or name "${wanted}".`);
  const ids = found.map((organization) => organization.publicId).join("\n");
  throw new Failure(
    "Finding the organization",
    `there are several named "${wanted}".`,
    `Use the ID of one of them:
${ids}`,
  );
}

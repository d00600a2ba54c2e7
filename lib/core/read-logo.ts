import { eq } from "drizzle-orm";
import { organizationLogos } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";

/** Returns the organization's logo as WebP; null without one. */
export async function readLogo({
  db,
  organization,
}: Pick<OrganizationContext, "db" | "organization">): Promise<Buffer | null> {
  if (organization.logoAt === null) return null;
  const [logo] = await db
    .select({ webp: organizationLogos.webp })
    .from(organizationLogos)
    .where(eq(organizationLogos.organizationId, organization.id));
  return logo?.webp ?? null;
}

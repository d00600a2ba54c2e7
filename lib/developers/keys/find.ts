import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

/** @throws AppError not_found, also for another organization's key */
export async function lockKey(ctx: OrganizationContext, tx: Transaction, id: string) {
  const [key] = await tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.publicId, id), eq(apiKeys.organizationId, ctx.organization.id)))
    .for("no key update");
  if (!key) throw notFound("API key not found");
  return key;
}

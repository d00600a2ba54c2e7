import { eq } from "drizzle-orm";
import { labels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { reserveNewName } from "@/lib/tracking/labels/names";
import type { NameRef, NameRequest } from "@/lib/tracking/labels/schemas";

/** @throws AppError not_found, or conflict if another label has the name (ignoring case) */
export async function renameLabel(
  ctx: OrganizationContext,
  { id, name }: { id: string } & NameRequest,
): Promise<NameRef> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    const key = await reserveNewName(ctx, tx, "label", { id, name });
    await tx.update(labels).set({ name }).where(eq(labels.id, key));
    return { id, name };
  });
}

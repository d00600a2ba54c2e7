import { and, eq, ne, sql } from "drizzle-orm";
import { labels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { assertRight } from "@/lib/core/rights";
import { lockNames } from "@/lib/tracking/labels/lock-names";
import type { NameRef, NameRequest } from "@/lib/tracking/labels/schemas";

/** @throws AppError not_found, or conflict if another label has the name (ignoring case) */
export async function renameLabel(
  ctx: OrganizationContext,
  { id, name }: { id: string } & NameRequest,
): Promise<NameRef> {
  assertRight(ctx.actor, "videos:write");
  const own = eq(labels.organizationId, ctx.organization.id);
  return ctx.db.transaction(async (tx) => {
    await lockNames(ctx, tx);
    const [taken] = await tx
      .select({ id: labels.id })
      .from(labels)
      .where(and(own, eq(sql`lower(${labels.name})`, sql`lower(${name})`), ne(labels.publicId, id)));
    const [label] = await tx
      .select({ id: labels.id })
      .from(labels)
      .where(and(own, eq(labels.publicId, id)));
    if (!label) throw notFound("Label not found");
    if (taken) throw new AppError({ code: "conflict", message: `There is already a label “${name}”` });
    await tx.update(labels).set({ name }).where(eq(labels.id, label.id));
    return { id, name };
  });
}

import { count, eq } from "drizzle-orm";
import { labels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { lockNames } from "@/lib/tracking/labels/lock-names";
import { MAX_NAMES, type Named, type NameRequest } from "@/lib/tracking/labels/schemas";

/** @throws AppError conflict if the name is taken (ignoring case) or the organization has the maximum number */
export async function createLabel(ctx: OrganizationContext, { name }: NameRequest): Promise<Named> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    await lockNames(ctx, tx);
    const [existing] = await tx
      .select({ n: count() })
      .from(labels)
      .where(eq(labels.organizationId, ctx.organization.id));
    if ((existing?.n ?? 0) >= MAX_NAMES)
      throw new AppError({ code: "conflict", message: `At most ${MAX_NAMES} labels. Delete one you no longer need.` });
    const [label] = await tx
      .insert(labels)
      .values({ publicId: newPublicId(), organizationId: ctx.organization.id, name, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (!label) throw new AppError({ code: "conflict", message: `There is already a label “${name}”` });
    return { id: label.publicId, name: label.name, videos: 0 };
  });
}

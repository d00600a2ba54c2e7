import { labels } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { assertRight } from "@/lib/core/rights";
import { reserveName } from "@/lib/tracking/labels/names";
import type { Named, NameRequest } from "@/lib/tracking/labels/schemas";

/** @throws AppError conflict if the name is taken (ignoring case) or the organization has the maximum number */
export async function createLabel(ctx: OrganizationContext, { name }: NameRequest): Promise<Named> {
  assertRight(ctx.actor, "videos:write");
  return ctx.db.transaction(async (tx) => {
    await reserveName(ctx, tx, "label", name);
    const id = newPublicId();
    await tx.insert(labels).values({ publicId: id, organizationId: ctx.organization.id, name, createdAt: ctx.now() });
    return { id, name, videos: 0 };
  });
}

import type { OrganizationContext } from "@/lib/core/context";
import { assertRight } from "@/lib/core/rights";
import { findFollow } from "@/lib/insight/follows/find";
import { presentOne } from "@/lib/insight/follows/present";
import type { Follow } from "@/lib/insight/follows/schemas";

/** @throws AppError not_found, also for another organization's follow */
export async function getFollow(ctx: OrganizationContext, { id }: { id: string }): Promise<Follow> {
  assertRight(ctx.actor, "follows:read");
  return presentOne(ctx.db, await findFollow(ctx, ctx.db, id));
}

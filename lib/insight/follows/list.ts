import { and, desc, eq } from "drizzle-orm";
import { follows } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { cursorRefused, readCursor, writeCursor } from "@/lib/core/cursor";
import { rowsAfter } from "@/lib/core/keyset";
import { assertRight } from "@/lib/core/rights";
import { type FoundFollow, selectFollows } from "@/lib/insight/follows/find";
import { presentFollows } from "@/lib/insight/follows/present";
import type { FollowPage, ListFollowsQuery } from "@/lib/insight/follows/schemas";

/** Other lists have other fingerprints. */
const LIST = { of: "follows" };

/**
 * Returns a page of the organization's follows, newest first.
 * @throws AppError invalid_request for a foreign cursor
 */
export async function listFollows(ctx: OrganizationContext, query: ListFollowsQuery): Promise<FollowPage> {
  const { rows, next_cursor } = await readFollowPage(ctx, query);
  return { follows: await presentFollows(ctx.db, rows), next_cursor };
}

/** Like `listFollows`, as rows. */
export async function readFollowPage(
  ctx: OrganizationContext,
  { limit, cursor }: ListFollowsQuery,
): Promise<{ rows: FoundFollow[]; next_cursor: string | null }> {
  assertRight(ctx.actor, "follows:read");
  const rows = await selectFollows(ctx.db)
    .where(and(eq(follows.organizationId, ctx.organization.id), cursor === undefined ? undefined : after(ctx, cursor)))
    .orderBy(desc(follows.createdAt), desc(follows.publicId))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1)?.follow : undefined;
  return {
    rows: page,
    next_cursor: last ? writeCursor(ctx, LIST, { value: last.createdAt.getTime(), id: last.publicId }) : null,
  };
}

/** The cursor holds all that sorts, so it works on when its follow is deleted. */
function after(ctx: OrganizationContext, cursor: string) {
  const { value, id } = readCursor(ctx, LIST, cursor);
  if (typeof value !== "number") throw cursorRefused();
  return rowsAfter([follows.createdAt, follows.publicId], [new Date(value), id]);
}

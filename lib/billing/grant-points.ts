import { book } from "@/lib/billing/book";
import type { Context } from "@/lib/context";
import { invalid } from "@/lib/errors";

export const MOST_POINTS_AT_ONCE = 10_000_000;

export interface PointsGrant {
  organizationId: number;
  points: number;
  /** One per intent: a double click or a retry books once. */
  idempotencyKey: string;
  note?: string;
  createdBy?: number;
}

/**
 * Books points that an organisation has bought; they never expire.
 * @throws AppError invalid_request for what is no whole number from 1 to ten million
 */
export async function grantPoints(ctx: Context, { points, ...grant }: PointsGrant): Promise<{ replayed: boolean }> {
  if (!Number.isInteger(points) || points < 1 || points > MOST_POINTS_AT_ONCE)
    throw invalid("points", `Must be a whole number from 1 to ${MOST_POINTS_AT_ONCE}`);
  const { replayed } = await ctx.db.transaction((tx) =>
    book(ctx, tx, {
      ...grant,
      unit: "points_purchased",
      kind: "purchase",
      amount: BigInt(points),
      idempotencyKey: `purchase:${grant.idempotencyKey}`,
    }),
  );
  return { replayed };
}

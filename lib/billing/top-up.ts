import { credit } from "@/lib/billing/credit";
import { SMALLEST_TOP_UP, toUsd } from "@/lib/billing/rules";
import type { Context } from "@/lib/context";
import { invalid } from "@/lib/errors";

export interface TopUp {
  organizationId: number;
  /** Micro-dollars, at least 10 USD. */
  amount: bigint;
  /** One per intent: a double click or a retry books once. */
  idempotencyKey: string;
  note?: string;
  createdBy?: number;
}

/** @throws AppError invalid_request when the amount is below the smallest top-up */
export async function topUp(ctx: Context, input: TopUp): Promise<{ replayed: boolean }> {
  if (input.amount < SMALLEST_TOP_UP) throw invalid("amount", `The smallest top-up is ${toUsd(SMALLEST_TOP_UP)} USD`);
  const { replayed } = await ctx.db.transaction((tx) =>
    credit(ctx, tx, { ...input, kind: "top_up", idempotencyKey: `top_up:${input.idempotencyKey}` }),
  );
  return { replayed };
}

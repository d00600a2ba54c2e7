import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { trackings, videoState } from "@/db/schema";
import { availableBalanceOf, lockAccount } from "@/lib/billing/account";
import { estimateCost, toUsd } from "@/lib/billing/rules";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { plural } from "@/lib/core/format";
import { assertRight } from "@/lib/core/rights";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { lockTracking } from "@/lib/tracking/trackings/lock-trackings";
import { hourAt, lastHour } from "@/lib/tracking/trackings/schedule-rules";
import { MAX_DURATION_DAYS } from "@/lib/tracking/videos/choice-rules";
import type { ExtendedVideo, ExtendRequest } from "@/lib/tracking/videos/dashboard-schemas";
import { settleThrough } from "@/lib/tracking/videos/end";
import { isRunning } from "@/lib/tracking/videos/rules";

type TrackingRow = typeof trackings.$inferSelect;

/**
 * Extends a running tracking by more days; earlier hours stay as they are. The caller sends the current duration, so
 * the second of two identical clicks finds another duration and changes nothing.
 * @throws AppError not_found, conflict, invalid_request beyond the maximum duration, insufficient_balance for the new
 * hours
 */
export async function extendVideo(
  ctx: OrganizationContext,
  { id, days, duration_days }: { id: string } & ExtendRequest,
): Promise<ExtendedVideo> {
  assertRight(ctx.actor, "videos:write");
  const { organization } = ctx;
  return ctx.db.transaction(async (tx) => {
    const account = await lockAccount(tx, organization.id);
    const tracking = await lockTracking(tx, organization.id, id);
    assertExtendable(tracking, duration_days, ctx.now());
    const total = tracking.durationDays + days;
    if (total > MAX_DURATION_DAYS)
      throw invalid(
        "days",
        `At most ${MAX_DURATION_DAYS} days in total: you can add ${plural(MAX_DURATION_DAYS - tracking.durationDays, "day")}`,
      );
    const estimated = estimateCost(days, organization.pricePerSnapshot);
    const spendable = availableBalanceOf(account);
    if (spendable < estimated) throw new AppError({ code: "insufficient_balance", spendable, estimated });

    const endsAt = new Date(tracking.startedAt.getTime() + total * 24 * HOUR_MS);
    await settleOvertaken(ctx, tx, tracking, total);
    await tx.update(trackings).set({ durationDays: total, endsAt }).where(eq(trackings.id, tracking.id));
    const answer = { id, duration_days: total, ends_at: endsAt.toISOString(), estimated_cost_usd: toUsd(estimated) };
    await ctx.onAnswer?.(tx, answer);
    ctx.signal?.throwIfAborted();
    return answer;
  });
}

function assertExtendable({ status, durationDays, endsAt }: TrackingRow, expected: number, now: Date): void {
  if (!isRunning({ status }) || endsAt <= now)
    throw conflict("Tracking has ended and can't be extended. Track the video again to continue.");
  if (durationDays !== expected)
    throw conflict(
      `Tracking was extended in the meantime and now lasts ${plural(durationDays, "day")} in total. Nothing was changed.`,
    );
}

/**
 * Between the last hour's minute and the end, the next hour's minute may pass before that hour exists. It is missed,
 * and the next snapshot belongs to the hour after it.
 */
async function settleOvertaken(
  ctx: OrganizationContext,
  tx: Transaction,
  tracking: TrackingRow,
  durationDays: number,
): Promise<void> {
  const due = hourAt({ ...tracking, durationDays }, ctx.now());
  if (due <= lastHour(tracking.durationDays)) return;
  const [state] = await tx
    .select({ settledHour: videoState.settledHour })
    .from(videoState)
    .where(eq(videoState.trackingId, tracking.id));
  if (state && state.settledHour < due)
    await settleThrough(tx, [
      { tracking: { ...tracking, durationDays }, settledHour: state.settledHour, at: ctx.now(), reason: "missed" },
    ]);
}

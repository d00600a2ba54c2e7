import type { Transaction } from "@/db/client";
import { type Booking, book } from "@/lib/billing/book";
import { resetLowBalanceNotice } from "@/lib/billing/notify-low-balance";
import { resetPausedNotice } from "@/lib/billing/notify-paused";
import type { Context } from "@/lib/core/context";
import { resumePaused } from "@/lib/tracking/videos/resume";

/** Books incoming money and resumes the trackings that waited for it, in the same transaction. */
export async function credit(ctx: Context, tx: Transaction, booking: Omit<Booking, "unit">) {
  const booked = await book(ctx, tx, { ...booking, unit: "usd_micros" });
  if (booked.replayed) return booked;
  await resetLowBalanceNotice(tx, booking.organizationId);
  await resetPausedNotice(tx, booking.organizationId);
  await resumePaused(ctx, tx, booking.organizationId);
  return booked;
}

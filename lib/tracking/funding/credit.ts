import type { Transaction } from "@/db/client";
import { type Booking, book } from "@/lib/billing/book";
import { armLowBalance } from "@/lib/billing/low-balance";
import { armPaused } from "@/lib/billing/note-paused";
import type { Context } from "@/lib/core/context";
import { resumePaused } from "@/lib/tracking/videos/resume";

/** Books incoming money and resumes the trackings that waited for it, in the same transaction. */
export async function credit(ctx: Context, tx: Transaction, booking: Omit<Booking, "unit">) {
  const booked = await book(ctx, tx, { ...booking, unit: "usd_micros" });
  if (booked.replayed) return booked;
  await armLowBalance(tx, booking.organizationId);
  await armPaused(tx, booking.organizationId);
  await resumePaused(ctx, tx, booking.organizationId);
  return booked;
}

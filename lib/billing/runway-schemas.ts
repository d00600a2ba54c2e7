import { z } from "zod";
import { knownZone } from "@/lib/core/time/zone-rules";

const Iso = z.iso.datetime();

/** `zone` is the zone whose days count. */
export const RunwayQuery = z.object({ zone: z.string().max(64).default("UTC").transform(knownZone) });
export type RunwayQuery = z.infer<typeof RunwayQuery>;

export const RunwayDay = z.object({
  /** Calendar day, `2026-11-20`. */
  day: z.string(),
  /** At the end of a past day, from the ledger; today, the available balance. Null for later days and before the first entry. */
  balance_usd: z.number().nullable(),
  /** Top-ups and free credit of the day. */
  added_usd: z.number(),
  /** What is left at the end of the day if no further video is tracked; null for past days. */
  committed_usd: z.number().nullable(),
  /** What is left at the end of the day at the recent rate; null for past days, or if nothing was spent. */
  recent_usd: z.number().nullable(),
});
export type RunwayDay = z.infer<typeof RunwayDay>;

/** The balance of the last 30 days and two projections of it, by the ledger and by what is committed. */
export const Runway = z.object({
  at: Iso,
  available_usd: z.number(),
  committed_usd: z.number(),
  price_usd: z.number(),
  /** Spending per day over `days`, the last 7 at most. Null if nothing was spent. */
  recent: z.object({ usd_per_day: z.number(), days: z.number() }).nullable(),
  /** When each projection reaches 0; null if it doesn't within a year. */
  runs_out: z.object({ committed: Iso.nullable(), recent: Iso.nullable() }),
  /** Ascending and without gaps, from 30 days ago. */
  days: z.array(RunwayDay),
});
export type Runway = z.infer<typeof Runway>;

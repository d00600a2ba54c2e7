import { z } from "zod";

/** GET /usage; amounts in US dollars. */
export const Usage = z.object({
  balance_usd: z.number(),
  total_snapshots: z.int(),
  active_videos: z.int(),
  uncharged_usage_usd: z.number(),
  total_charged_usd: z.number(),
  estimated_snapshots_remaining: z.int(),
  cost_per_snapshot: z.number(),
  /** What the running trackings will still cost. */
  committed_usd: z.number(),
  /** Hours until the spendable amount is used up at today's trackings; null when nothing runs. */
  runway_hours: z.number().nullable(),
  plan: z.enum(["free", "pro", "enterprise"]),
  rate_limit_per_minute: z.int(),
});
export type Usage = z.infer<typeof Usage>;

/** GET /account/balance: points, allotted and purchased together. */
export const Credits = z.object({ credits: z.int() });
export type Credits = z.infer<typeof Credits>;

export const LedgerRow = z.object({
  id: z.string(),
  kind: z.string(),
  amount_usd: z.number(),
  balance_after_usd: z.number(),
  note: z.string().nullable(),
  created_at: z.iso.datetime(),
});
export const LedgerPage = z.object({ entries: z.array(LedgerRow), next_cursor: z.string().nullable() });
export type LedgerPage = z.infer<typeof LedgerPage>;

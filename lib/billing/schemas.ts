import { z } from "zod";
import { ruleFromUsd, validateRule } from "@/lib/billing/auto-top-up-rules";
import { MAX_BOOKING, MIN_TOP_UP, toUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";
import { DollarsAndCents, day } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/zone-rules";

const Iso = z.iso.datetime();

/** GET /usage. Amounts are in US dollars. */
export const Usage = z.object({
  balance_usd: z.number(),
  total_snapshots: z.int(),
  active_videos: z.int(),
  uncharged_usage_usd: z.number(),
  total_charged_usd: z.number(),
  estimated_snapshots_remaining: z.int(),
  cost_per_snapshot: z.number(),
  /** What tracked videos will still cost. */
  committed_usd: z.number(),
  /**
   * Hours until the available balance is used up at the current number of tracked videos; null if nothing is being
   * tracked.
   */
  runway_hours: z.number().nullable(),
  plan: z.enum(["free", "pro", "enterprise"]),
  rate_limit_per_minute: z.int(),
});
export type Usage = z.infer<typeof Usage>;

/** GET /account/balance: credits, allotted and purchased together. */
export const Credits = z.object({ credits: z.int() });
export type Credits = z.infer<typeof Credits>;

// — Ledger in the dashboard —

export const LedgerUnit = z.enum(["money", "credits"]);
export type LedgerUnit = z.infer<typeof LedgerUnit>;
export const LedgerKind = z.enum([
  "top_up",
  "free_credit",
  "usage",
  "correction",
  "follower_sample",
  "allotment",
  "purchase",
  "points_used",
  "points_expired",
]);
export type LedgerKind = z.infer<typeof LedgerKind>;

const Day = day();

/** Selects ledger entries. `from` and `to` are days in `zone`, both inclusive. */
export const LedgerFilter = z.object({
  unit: LedgerUnit.default("money"),
  kind: LedgerKind.optional(),
  from: Day.optional(),
  to: Day.optional(),
  zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

/** `cursor` is the ID of the previous page's last entry. */
export const LedgerQuery = LedgerFilter.extend({ cursor: z.string().max(64).optional() });
export type LedgerQuery = z.infer<typeof LedgerQuery>;

export const LedgerRow = z.object({
  id: z.string(),
  /** Monthly and purchased credits have separate balances. */
  unit: z.enum(["usd_micros", "points_allotted", "points_purchased"]),
  kind: LedgerKind,
  /** Signed, in US dollars or credits. */
  amount: z.number(),
  /** Balance of the same unit, regardless of the filter. */
  balance_after: z.number(),
  note: z.string().nullable(),
  /** The hour of the usage and the snapshots stored in it; null for all other kinds. */
  hour: Iso.nullable(),
  snapshots: z.int().nullable(),
  created_at: Iso,
});
export type LedgerRow = z.infer<typeof LedgerRow>;
export const LedgerPage = z.object({ entries: z.array(LedgerRow), next_cursor: z.string().nullable() });
export type LedgerPage = z.infer<typeof LedgerPage>;

// — Top-up requests and low-balance notices —

const LEAST = toUsd(MIN_TOP_UP);
const MOST = toUsd(MAX_BOOKING);

export const TopUpRequest = z.object({
  amount_usd: DollarsAndCents.min(LEAST, `The minimum top-up is ${formatUsd(LEAST, 2)}`).max(
    MOST,
    `You can request at most ${formatUsd(MOST)}`,
  ),
  note: z.string().trim().max(500, "At most 500 characters").optional(),
});
export type TopUpRequest = z.infer<typeof TopUpRequest>;

export const OpenTopUpRequest = z.object({
  amount_usd: z.number(),
  note: z.string().nullable(),
  by: z.string(),
  at: Iso,
});
export type OpenTopUpRequest = z.infer<typeof OpenTopUpRequest>;

/** In US dollars. Null or 0 turns notices off. */
export const SetThreshold = z.object({
  threshold_usd: DollarsAndCents.min(0, "At least 0")
    .max(MOST, `At most ${formatUsd(MOST)}`)
    .nullable(),
});
export type SetThreshold = z.infer<typeof SetThreshold>;

export const Threshold = z.object({
  /** Null: notices are off. */
  threshold_usd: z.number().nullable(),
  /** The available balance is already below it. The next crossing is notified. */
  is_below: z.boolean(),
});
export type Threshold = z.infer<typeof Threshold>;

// — Auto top-up —

/** Below `below_usd`, `amount_usd` is added, at most `monthly_usd` per calendar month (UTC). */
export const AutoTopUp = z.object({ below_usd: z.number(), amount_usd: z.number(), monthly_usd: z.number() });
export type AutoTopUp = z.infer<typeof AutoTopUp>;

export const ProposeAutoTopUp = z
  .object({ below_usd: DollarsAndCents, amount_usd: DollarsAndCents, monthly_usd: DollarsAndCents })
  .superRefine((rule, ctx) => {
    const error = validateRule(ruleFromUsd(rule));
    if (error) ctx.addIssue({ code: "custom", path: [error.field], message: error.message });
  });
export type ProposeAutoTopUp = z.infer<typeof ProposeAutoTopUp>;

export const ProposalId = z.object({ id: z.string().max(64) });

export const AutoTopUpProposal = AutoTopUp.extend({
  id: z.string(),
  /** The owner's name. */
  by: z.string(),
  at: Iso,
  /** Null while it waits for an admin. */
  declined: z.object({ at: Iso, reason: z.string().nullable() }).nullable(),
});
export type AutoTopUpProposal = z.infer<typeof AutoTopUpProposal>;

/** For admins. */
export const OpenAutoTopUpProposal = z.object({
  organization: z.object({ id: z.string(), name: z.string() }),
  proposal: AutoTopUpProposal,
  /** The rule in effect; null if off. */
  auto_top_up: AutoTopUp.nullable(),
});
export type OpenAutoTopUpProposal = z.infer<typeof OpenAutoTopUpProposal>;
/** Oldest first. `total` also counts proposals that are not listed. */
export const OpenAutoTopUpProposals = z.object({ rows: z.array(OpenAutoTopUpProposal), total: z.int() });
export type OpenAutoTopUpProposals = z.infer<typeof OpenAutoTopUpProposals>;

// — Money and credits of an organization —

export const Billing = z.object({
  /** When these figures were read. */
  at: Iso,
  usage: Usage,
  /** Balance minus pending charges. */
  spendable_usd: z.number(),
  /** Videos that can be tracked at the same time. */
  max_videos: z.int(),
  credits: z.object({
    allotted: z.int(),
    purchased: z.int(),
    per_month: z.int(),
    /** Credits of both kinds used since the last renewal. */
    used: z.int(),
    since: Iso,
    renews_at: Iso,
  }),
  threshold: Threshold,
  /** The rule in effect and what it added this calendar month (UTC); null if off. */
  auto_top_up: AutoTopUp.extend({ booked_usd: z.number() }).nullable(),
  /** Open or declined; null if there is none. */
  auto_top_up_proposal: AutoTopUpProposal.nullable(),
  /** The request, while no top-up has been booked since. */
  top_up_request: OpenTopUpRequest.nullable(),
});
export type Billing = z.infer<typeof Billing>;

export const Receipt = z.object({
  /** The entry's ID. */
  number: z.string(),
  organization: z.string(),
  /** The organization's time zone, in which the date is shown. */
  time_zone: z.string(),
  at: Iso,
  amount_usd: z.number(),
  balance_after_usd: z.number(),
  note: z.string().nullable(),
  /** Booked by the auto top-up rule rather than by an admin. */
  is_automatic: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;

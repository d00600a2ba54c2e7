import { z } from "zod";
import { faultOfRule, ruleFromUsd } from "@/lib/billing/auto-top-up-rules";
import { LARGEST_BOOKING, SMALLEST_TOP_UP, toUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";
import { DollarsAndCents, day } from "@/lib/core/schemas";
import { knownZone } from "@/lib/core/time/rules";

const Iso = z.iso.datetime();

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

// — The ledger in the dashboard —

export const LedgerUnit = z.enum(["money", "points"]);
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

/** What of the ledger is asked for; `from` and `to` are days in `zone`, both included. */
export const LedgerFilter = z.object({
  unit: LedgerUnit.default("money"),
  kind: LedgerKind.optional(),
  from: Day.optional(),
  to: Day.optional(),
  zone: z.string().max(64).default("UTC").transform(knownZone),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

/** `cursor`: the last entry's id of the page before. */
export const LedgerQuery = LedgerFilter.extend({ cursor: z.string().max(64).optional() });
export type LedgerQuery = z.infer<typeof LedgerQuery>;

export const LedgerRow = z.object({
  id: z.string(),
  /** Points of the month and bought ones have a balance each. */
  unit: z.enum(["usd_micros", "points_allotted", "points_purchased"]),
  kind: LedgerKind,
  /** Signed; US dollars, or points. */
  amount: z.number(),
  /** Of the same unit, whatever is filtered. */
  balance_after: z.number(),
  note: z.string().nullable(),
  /** The hour whose usage it is, and the snapshots stored in it; null for all but usage. */
  hour: Iso.nullable(),
  snapshots: z.int().nullable(),
  created_at: Iso,
});
export type LedgerRow = z.infer<typeof LedgerRow>;
export const LedgerPage = z.object({ entries: z.array(LedgerRow), next_cursor: z.string().nullable() });
export type LedgerPage = z.infer<typeof LedgerPage>;

// — Asking for a top-up, being told of a low balance —

const LEAST = toUsd(SMALLEST_TOP_UP);
const MOST = toUsd(LARGEST_BOOKING);

export const AskForTopUp = z.object({
  amount_usd: DollarsAndCents.min(LEAST, `The smallest top-up is ${LEAST} USD`).max(
    MOST,
    `At most ${formatUsd(MOST)} at once`,
  ),
  note: z.string().trim().max(500, "At most 500 characters").optional(),
});
export type AskForTopUp = z.infer<typeof AskForTopUp>;

export const AskedTopUp = z.object({ amount_usd: z.number(), note: z.string().nullable(), by: z.string(), at: Iso });
export type AskedTopUp = z.infer<typeof AskedTopUp>;

/** Dollars; null or 0: nobody is told. */
export const SetThreshold = z.object({
  threshold_usd: DollarsAndCents.min(0, "At least 0")
    .max(MOST, `At most ${formatUsd(MOST)}`)
    .nullable(),
});
export type SetThreshold = z.infer<typeof SetThreshold>;

export const Threshold = z.object({
  /** null: nobody is told. */
  threshold_usd: z.number().nullable(),
  /** There is less to spend than that already: it is told the next time. */
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
    const fault = faultOfRule(ruleFromUsd(rule));
    if (fault) ctx.addIssue({ code: "custom", path: [fault.field], message: fault.message });
  });
export type ProposeAutoTopUp = z.infer<typeof ProposeAutoTopUp>;

export const ProposalId = z.object({ id: z.string().max(64) });

export const AutoTopUpProposal = AutoTopUp.extend({
  id: z.string(),
  /** The owner's name. */
  by: z.string(),
  at: Iso,
  /** null: it waits for an admin. */
  declined: z.object({ at: Iso, reason: z.string().nullable() }).nullable(),
});
export type AutoTopUpProposal = z.infer<typeof AutoTopUpProposal>;

/** For admins. */
export const OpenAutoTopUpProposal = z.object({
  organization: z.object({ id: z.string(), name: z.string() }),
  proposal: AutoTopUpProposal,
  /** The rule in effect; null: off. */
  auto_top_up: AutoTopUp.nullable(),
});
export type OpenAutoTopUpProposal = z.infer<typeof OpenAutoTopUpProposal>;
/** Oldest first; `total` counts those that are not listed, too. */
export const OpenAutoTopUpProposals = z.object({ rows: z.array(OpenAutoTopUpProposal), total: z.int() });
export type OpenAutoTopUpProposals = z.infer<typeof OpenAutoTopUpProposals>;

// — Where an organization's money and points stand —

export const Billing = z.object({
  /** When all of it was read. */
  at: Iso,
  usage: Usage,
  /** Balance less uncharged. */
  spendable_usd: z.number(),
  /** Trackings that may run at once. */
  max_videos: z.int(),
  points: z.object({
    allotted: z.int(),
    purchased: z.int(),
    per_month: z.int(),
    /** Since the last renewal, of both. */
    used: z.int(),
    since: Iso,
    renews_at: Iso,
  }),
  threshold: Threshold,
  /** The rule in effect, and what it added in this calendar month (UTC); null: off. */
  auto_top_up: AutoTopUp.extend({ booked_usd: z.number() }).nullable(),
  /** Open or declined; null: none. */
  auto_top_up_proposal: AutoTopUpProposal.nullable(),
  /** Asked for, and nothing was booked since. */
  asked_top_up: AskedTopUp.nullable(),
});
export type Billing = z.infer<typeof Billing>;

export const Receipt = z.object({
  /** The entry's id. */
  number: z.string(),
  organization: z.string(),
  /** The organization's, in which the date stands. */
  time_zone: z.string(),
  at: Iso,
  amount_usd: z.number(),
  balance_after_usd: z.number(),
  note: z.string().nullable(),
  /** Booked by the agreed rule, not by hand. */
  is_automatic: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;

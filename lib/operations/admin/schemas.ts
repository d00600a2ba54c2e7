import { z } from "zod";
import { CONFIRM_ABOVE, fromUsd, MAX_CREDITS_PER_GRANT, toUsd } from "@/lib/billing/rules";
import { AutoTopUp, AutoTopUpProposal, LedgerUnit } from "@/lib/billing/schemas";
import { DollarsAndCents, wholeNumber } from "@/lib/core/schemas";
import { Platform } from "@/lib/platforms/schemas";
import { ShownStatus, TrackingStatus } from "@/lib/tracking/videos/schemas";

const Iso = z.iso.datetime();
export const Plan = z.enum(["free", "pro", "enterprise"]);
const MemberRole = z.enum(["owner", "manager", "member", "viewer"]);

// — Organizations —

export const OrganizationSort = z.enum([
  "created_at",
  "name",
  "balance",
  "spendable",
  "uncharged",
  "running",
  "members",
  "last_activity",
]);
export type OrganizationSort = z.infer<typeof OrganizationSort>;
export const OrganizationState = z.enum(["active", "low", "suspended", "closed"]);
export type OrganizationState = z.infer<typeof OrganizationState>;

export const OrganizationsQuery = z.object({
  /** Matches part of the name or of a member's email, or the public ID. */
  q: z.string().trim().max(200).default(""),
  plan: Plan.optional(),
  /** `low`: the available balance is below the organization's own threshold. */
  state: OrganizationState.optional(),
  sort: OrganizationSort.default("created_at"),
  order: z.enum(["asc", "desc"]).default("desc"),
  page: wholeNumber({ min: 1, max: 10_000, fallback: 1 }),
  per_page: wholeNumber({ min: 1, max: 100, fallback: 25 }),
});
export type OrganizationsQuery = z.infer<typeof OrganizationsQuery>;

/** Amounts in US dollars. */
const Money = z.object({
  balance_usd: z.number(),
  uncharged_usd: z.number(),
  spendable_usd: z.number(),
  /** What running and paused trackings will still cost. */
  committed_usd: z.number(),
  /** null when nothing is running. */
  runway_hours: z.number().nullable(),
});

export const OrganizationRow = Money.extend({
  id: z.string(),
  name: z.string(),
  plan: Plan,
  is_low: z.boolean(),
  suspended_at: Iso.nullable(),
  closed_at: Iso.nullable(),
  /** While it is closed but not for good. */
  reopenable_until: Iso.nullable(),
  running_videos: z.int(),
  members: z.int(),
  /** The last API call or tracked video; null if there is none yet. */
  last_activity_at: Iso.nullable(),
  created_at: Iso,
});
export type OrganizationRow = z.infer<typeof OrganizationRow>;
export const OrganizationRows = z.object({
  rows: z.array(OrganizationRow),
  total: z.int(),
  page: z.int(),
  per_page: z.int(),
  /** When these figures were read. */
  at: Iso,
});
export type OrganizationRows = z.infer<typeof OrganizationRows>;

const Limit = z.object({ own: z.int().nullable(), plan: z.int() });

export const OrganizationDetail = OrganizationRow.extend({
  suspended_reason: z.string().nullable(),
  price_per_snapshot_usd: z.number(),
  low_balance_threshold_usd: z.number(),
  charged_usd: z.number(),
  snapshots: z.int(),
  paused_videos: z.int(),
  /** `own` null uses the plan's limit. */
  limits: z.object({ rate_limit_per_minute: Limit, max_concurrent_videos: Limit, credits_per_month: Limit }),
  credits: z.object({ allotted: z.int(), purchased: z.int(), renew_at: Iso }),
  auto_top_up: AutoTopUp.nullable(),
  /** Only set while the proposal is open. */
  auto_top_up_proposal: AutoTopUpProposal.nullable(),
  /** What the rule has booked in this calendar month (UTC). */
  auto_booked_usd: z.number(),
  auto_is_stopped: z.boolean(),
  /** The newest top-up, by any actor; a top-up request passes it as `seen`. */
  newest_top_up: z.object({ id: z.string(), amount_usd: z.number(), at: Iso, by: z.string().nullable() }).nullable(),
  people: z.array(
    z.object({ name: z.string(), email: z.string(), role: MemberRole, is_admin: z.boolean(), joined_at: Iso }),
  ),
  /** Whether it is the admin's own organization, which they cannot suspend. */
  is_own: z.boolean(),
  at: Iso,
});
export type OrganizationDetail = z.infer<typeof OrganizationDetail>;

// — Actions —

const Reason = z.string().trim().min(3, "Enter a reason of at least 3 characters").max(500, "At most 500 characters");
const OptionalReason = z.string().trim().max(500, "At most 500 characters").optional();
/** Created when a dialog opens: one intent, no matter how often the request is sent. */
const IntentKey = z.string().min(8).max(64);
const Dollars = z
  .number({ error: "Enter an amount in dollars" })
  .refine((usd) => Math.abs(toUsd(fromUsd(usd)) - usd) < 1e-9, "At most six decimals");

/** A large amount must be entered twice. */
const isConfirmed = ({ amount_usd, confirm_usd }: { amount_usd: number; confirm_usd?: number }) =>
  !needsConfirmation(amount_usd) || confirm_usd === amount_usd;
export const needsConfirmation = (usd: number): boolean => Math.abs(usd) > toUsd(CONFIRM_ABOVE);
const UNCONFIRMED = { path: ["confirm_usd"], message: "Enter the same amount again" };

export const TopUpRequest = z
  .object({
    amount_usd: DollarsAndCents,
    confirm_usd: z.number().optional(),
    reason: Reason,
    idempotency_key: IntentKey,
    /** The newest top-up the admin has seen; null if there is none. */
    seen: z.string().max(64).nullable(),
  })
  .refine(isConfirmed, UNCONFIRMED);
export type TopUpRequest = z.infer<typeof TopUpRequest>;

export const CorrectionRequest = z
  .object({
    amount_usd: Dollars,
    confirm_usd: z.number().optional(),
    reason: Reason,
    idempotency_key: IntentKey,
    refers_to: z.string().max(64).optional(),
  })
  .refine(isConfirmed, UNCONFIRMED);
export type CorrectionRequest = z.infer<typeof CorrectionRequest>;

export const GrantCreditsRequest = z.object({
  credits: z
    .number({ error: "Enter the number of credits" })
    .int("A whole number")
    .min(1, "At least 1")
    .max(MAX_CREDITS_PER_GRANT, "At most 10,000,000"),
  reason: Reason,
  idempotency_key: IntentKey,
});
export type GrantCreditsRequest = z.infer<typeof GrantCreditsRequest>;

export const BookedAnswer = z.object({
  replayed: z.boolean(),
  entry_id: z.string(),
  balance_usd: z.number(),
  spendable_usd: z.number(),
});
export type BookedAnswer = z.infer<typeof BookedAnswer>;

/** Either all three are set, or all are null. */
export const AutoTopUpRequest = z.object({
  rule: z.object({ below_usd: Dollars, amount_usd: Dollars, monthly_usd: Dollars }).nullable(),
  reason: OptionalReason,
});
export type AutoTopUpRequest = z.infer<typeof AutoTopUpRequest>;

/** `proposal`: the ID of the proposal the admin has seen. */
export const ApproveAutoTopUp = z.object({ proposal: z.string().max(64) });
export type ApproveAutoTopUp = z.infer<typeof ApproveAutoTopUp>;
export const DeclineAutoTopUp = ApproveAutoTopUp.extend({ reason: OptionalReason });
export type DeclineAutoTopUp = z.infer<typeof DeclineAutoTopUp>;

export const PlanRequest = z.object({ plan: Plan, reason: OptionalReason });
export type PlanRequest = z.infer<typeof PlanRequest>;
export const PriceRequest = z.object({ price_usd: Dollars, reason: OptionalReason });
export type PriceRequest = z.infer<typeof PriceRequest>;

const limit = (least: number, most: number) =>
  z
    .number({ error: "Enter a whole number, or leave it empty to use the plan's value" })
    .int("A whole number")
    .min(least, `At least ${least}`)
    .max(most, `At most ${most}`)
    .nullable();
export const LimitsRequest = z.object({
  rate_limit_per_minute: limit(1, 100_000),
  max_concurrent_videos: limit(0, 1_000_000),
  credits_per_month: limit(0, MAX_CREDITS_PER_GRANT),
  reason: OptionalReason,
});
export type LimitsRequest = z.infer<typeof LimitsRequest>;

export const SuspendRequest = z.object({ reason: Reason });
export type SuspendRequest = z.infer<typeof SuspendRequest>;
export const ResumeRequest = z.object({ reason: OptionalReason });
export const CancelRequest = z.object({ reason: Reason });

// — Trackings and ledger of one organization —

export const AdminTrackingsQuery = z.object({
  q: z.string().trim().max(200).default(""),
  status: ShownStatus.optional(),
  page: wholeNumber({ min: 1, max: 10_000, fallback: 1 }),
  per_page: wholeNumber({ min: 1, max: 100, fallback: 25 }),
});
export type AdminTrackingsQuery = z.infer<typeof AdminTrackingsQuery>;

export const AdminTracking = z.object({
  id: z.string(),
  platform: Platform,
  title: z.string().nullable(),
  creator: z.string().nullable(),
  video_link: z.string(),
  status: TrackingStatus,
  status_reason: z.string().nullable(),
  snapshots: z.int(),
  started_at: Iso,
  ends_at: Iso,
});
export type AdminTracking = z.infer<typeof AdminTracking>;
export const AdminTrackings = z.object({
  rows: z.array(AdminTracking),
  total: z.int(),
  page: z.int(),
  per_page: z.int(),
});
export type AdminTrackings = z.infer<typeof AdminTrackings>;

export { LedgerUnit };
export const AdminLedgerQuery = z.object({ unit: LedgerUnit.default("money"), cursor: z.string().max(64).optional() });
export type AdminLedgerQuery = z.infer<typeof AdminLedgerQuery>;
export const AdminLedgerEntry = z.object({
  id: z.string(),
  kind: z.string(),
  unit: z.enum(["usd_micros", "points_allotted", "points_purchased"]),
  /** US dollars or credits. */
  amount: z.number(),
  balance_after: z.number(),
  note: z.string().nullable(),
  /** The actor who booked it; null for the service itself. */
  by: z.string().nullable(),
  created_at: Iso,
});
export type AdminLedgerEntry = z.infer<typeof AdminLedgerEntry>;
export const AdminLedger = z.object({ entries: z.array(AdminLedgerEntry), next_cursor: z.string().nullable() });
export type AdminLedger = z.infer<typeof AdminLedger>;

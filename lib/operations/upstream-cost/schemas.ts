import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";

const Usd = z.number();

/** A ceiling's window and what of it is used: spent, or reserved for calls in progress. */
const Window = z.object({
  ceiling_usd: Usd.nullable(),
  used_usd: Usd,
  /** The percentage of the ceiling at which work was refused; 0 if none was. */
  stopped_at: z.int(),
});
export type CostWindow = z.infer<typeof Window>;

const UpstreamPrice = z.object({
  kind: z.string(),
  name: z.string(),
  unit: z.enum(["call", "resource", "resource_day"]),
  price_usd: Usd,
  /** The source's own price. */
  default_usd: Usd,
  /** Units counted this month. */
  month_units: z.int(),
  month_usd: Usd,
});
export type UpstreamPrice = z.infer<typeof UpstreamPrice>;

const SourceCost = z.object({
  id: z.string(),
  name: z.string(),
  platform: Platform,
  has_key: z.boolean(),
  today_usd: Usd,
  month_usd: Usd,
  /** null before there is a whole day to go by. */
  forecast_usd: Usd.nullable(),
  day: Window,
  month: Window,
  prices: z.array(UpstreamPrice),
});
export type SourceCost = z.infer<typeof SourceCost>;

const FreeCalls = z.object({ id: z.string(), name: z.string(), platform: Platform, month_calls: z.int() });
export type FreeCalls = z.infer<typeof FreeCalls>;

/** What calls cost, and what organizations were charged for what they stored. */
const Margin = z.object({ today_usd: Usd, month_usd: Usd, charged_today_usd: Usd, charged_month_usd: Usd });

const PlatformCost = Margin.extend({ platform: Platform });
export type PlatformCost = z.infer<typeof PlatformCost>;

const OrganizationCost = Margin.extend({
  /** null: what no organization stored. */
  id: z.string().nullable(),
  name: z.string().nullable(),
});
export type OrganizationCost = z.infer<typeof OrganizationCost>;

export const UpstreamCost = z.object({
  at: z.iso.datetime(),
  total: Margin.extend({ forecast_usd: Usd.nullable() }),
  sources: z.array(SourceCost),
  /** APIs that charge nothing, with their calls. */
  free: z.array(FreeCalls),
  platforms: z.array(PlatformCost),
  /** Those with the highest cost this month, and what is unassigned. */
  organizations: z.array(OrganizationCost),
  /** Further organizations, which aren't listed. */
  more_organizations: z.int(),
});
export type UpstreamCost = z.infer<typeof UpstreamCost>;

const amount = (most: number) =>
  z
    .number({ error: "Enter an amount, such as 0.005" })
    .min(0, "At least 0")
    .max(most, `At most ${most} USD`)
    .refine((usd) => Math.abs(usd * 1_000_000 - Math.round(usd * 1_000_000)) < 1e-4, "At most six decimals");
const Reason = z.string().trim().min(3, "Enter a reason").max(500, "At most 500 characters");

const MAX_PRICE_USD = 100;
const MAX_CEILING_USD = 1_000_000;

export const SetUpstreamPrice = z.object({
  kind: z.string().max(64),
  price_usd: amount(MAX_PRICE_USD),
  reason: Reason,
});
export type SetUpstreamPrice = z.infer<typeof SetUpstreamPrice>;

export const SetUpstreamCeilings = z.object({
  /** null: no ceiling. */
  day_usd: amount(MAX_CEILING_USD).nullable(),
  month_usd: amount(MAX_CEILING_USD).nullable(),
  reason: Reason,
});
export type SetUpstreamCeilings = z.infer<typeof SetUpstreamCeilings>;

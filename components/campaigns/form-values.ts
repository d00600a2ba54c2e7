import type { Path } from "react-hook-form";
import { localField, timeOfField } from "@/components/forms/local-time";
import { type Campaign, CreateCampaignRequest } from "@/lib/insight/campaigns/schemas";
import { termErrors } from "@/lib/insight/campaigns/terms-rules";
import { PLATFORMS } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";

/** A creator in the form, with what shows them. */
export interface CreatorValue {
  channel_id: string;
  platform: Platform;
  name: string;
  fee_usd: number | null;
  rate_usd_per_1000_views: number | null;
}

/** The form's values, named as the request's fields, so that an error finds its field. */
export interface CampaignValues {
  name: string;
  /** As the browser's field has them, in the reader's zone: "2026-09-01T00:00", or empty. */
  starts_at: string;
  ends_at: string;
  budget_usd: number | null;
  goal_metric: "none" | "views" | "engagements";
  goal_value: number | null;
  emv_rates: Record<Platform, number | null>;
  /** Separated by spaces or commas. */
  required: string;
  brief: string;
  creators: CreatorValue[];
}

const NO_RATES = { tiktok: null, youtube: null, instagram: null, twitter: null };

export const EMPTY_VALUES: CampaignValues = {
  name: "",
  starts_at: "",
  ends_at: "",
  budget_usd: null,
  goal_metric: "none",
  goal_value: null,
  emv_rates: NO_RATES,
  required: "",
  brief: "",
  creators: [],
};

/** Returns a campaign's values. @param creators named as its page shows them */
export function valuesOf(campaign: Campaign, creators: readonly CreatorValue[], zone: string): CampaignValues {
  return {
    name: campaign.name,
    starts_at: localField(campaign.starts_at, zone),
    ends_at: localField(campaign.ends_at, zone),
    budget_usd: campaign.budget_usd,
    goal_metric: campaign.goal_metric ?? "none",
    goal_value: campaign.goal_value,
    emv_rates: { ...NO_RATES, ...campaign.emv_rates },
    required: campaign.required.join(" "),
    brief: campaign.brief ?? "",
    creators: [...creators],
  };
}

interface Reader {
  zone: string;
  /** Otherwise the budget, fees and rates are left out: they stay as they are. */
  canSetBudgets: boolean;
}

/** Returns what is sent. Times that the form shows unchanged stay exact, seconds included. */
export function requestOf(
  values: CampaignValues,
  before: Campaign | undefined,
  { zone, canSetBudgets }: Reader,
): CreateCampaignRequest {
  const timeOf = (name: "starts_at" | "ends_at") => timeOfField(values[name], zone, before?.[name]);
  const hasGoal = values.goal_metric !== "none";
  return {
    name: values.name,
    starts_at: timeOf("starts_at"),
    ends_at: timeOf("ends_at"),
    ...(canSetBudgets && { budget_usd: values.budget_usd }),
    goal_metric: values.goal_metric === "none" ? null : values.goal_metric,
    goal_value: hasGoal ? values.goal_value : null,
    emv_rates: Object.fromEntries(
      PLATFORMS.flatMap((platform) => {
        const rate = values.emv_rates[platform];
        return rate === null ? [] : [[platform, rate]];
      }),
    ),
    required: values.required.split(/[\s,]+/).filter(Boolean),
    brief: values.brief.trim() === "" ? null : values.brief,
    creators: values.creators.map(({ channel_id, fee_usd, rate_usd_per_1000_views }) => ({
      channel_id,
      ...(canSetBudgets && { fee_usd, rate_usd_per_1000_views }),
    })),
  };
}

const FIELDS: ReadonlySet<string> = new Set(Object.keys(EMPTY_VALUES));

/** Returns the form's field of an error's path, such as `required.0`; null if the form has none. */
export function fieldOf(path: string): Path<CampaignValues> | null {
  const [first = ""] = path.split(".");
  if (!FIELDS.has(first)) return null;
  const isDeep = first === "emv_rates" || /^creators\.\d+\.(fee|rate)_usd/.test(path);
  return (isDeep ? path : first) as Path<CampaignValues>;
}

/** Texts for terms that don't fit together, by field; the API's name its fields. */
const UNFIT: Record<string, string> = {
  ends_at: "Must be later than the start",
  goal_value: "Required with a goal, for example 1,000,000",
};

/** Returns what is wrong with a request, by its paths. */
export function errorsOf(request: CreateCampaignRequest): { field: string; message: string }[] {
  const checked = CreateCampaignRequest.safeParse(request);
  if (!checked.success) return checked.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
  const { starts_at, ends_at, goal_metric = null, goal_value = null } = checked.data;
  return termErrors({
    startsAt: starts_at ? new Date(starts_at) : null,
    endsAt: ends_at ? new Date(ends_at) : null,
    goalMetric: goal_metric,
    goalValue: goal_value,
  }).map(({ field, message }) => ({ field, message: UNFIT[field] ?? message }));
}

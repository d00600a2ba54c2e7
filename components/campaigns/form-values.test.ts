import { expect, test } from "vitest";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { EMPTY_VALUES, errorsOf, fieldOf, requestOf, valuesOf } from "./form-values";

const ROME = { zone: "Europe/Rome", canSetBudgets: true };
const CREATOR = {
  channel_id: "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71",
  platform: "tiktok",
  name: "creator",
  fee_usd: 500,
  rate_usd_per_1000_views: null,
} as const;
const CAMPAIGN: Campaign = {
  id: "cm7campaign123",
  name: "Autumn",
  starts_at: "2026-09-01T10:00:30.500Z",
  ends_at: null,
  budget_usd: 5_000,
  goal_metric: "views",
  goal_value: 1_000,
  emv_rates: { tiktok: 12.5 },
  required: ["#ad", "@brand"],
  brief: "Outdoors",
  status: "running",
  created_at: "2026-08-20T09:30:00.000Z",
  creators: [{ channel_id: CREATOR.channel_id, fee_usd: 500, rate_usd_per_1000_views: null }],
  progress: {
    videos: 0,
    views: null,
    engagements: null,
    spend_usd: null,
    tracking_cost_usd: 0,
    cpm_usd: null,
    cost_per_engagement_usd: null,
    emv_usd: null,
    goal_share: null,
    time_share: null,
  },
};

test("a campaign that is saved unchanged stays as it was, to the millisecond", () => {
  const { id: _, status: __, created_at: ___, progress: ____, ...terms } = CAMPAIGN;
  expect(requestOf(valuesOf(CAMPAIGN, [CREATOR], ROME.zone), CAMPAIGN, ROME)).toEqual(terms);
});

test("who may not set budgets sends none, so that they stay", () => {
  const request = requestOf(valuesOf(CAMPAIGN, [CREATOR], "UTC"), CAMPAIGN, { zone: "UTC", canSetBudgets: false });
  expect(request.creators).toEqual([{ channel_id: CREATOR.channel_id }]);
  expect(request).not.toHaveProperty("budget_usd");
});

test("an empty form is no more than its name, and tags are separated by spaces or commas", () => {
  expect(requestOf({ ...EMPTY_VALUES, name: "A", goal_value: 5, required: " #ad,  @b\n#c " }, undefined, ROME)).toEqual(
    {
      name: "A",
      starts_at: null,
      ends_at: null,
      budget_usd: null,
      goal_metric: null,
      goal_value: null,
      emv_rates: {},
      required: ["#ad", "@b", "#c"],
      brief: null,
      creators: [],
    },
  );
});

test.each([
  ["required.0", "required"],
  ["emv_rates.tiktok", "emv_rates.tiktok"],
  ["creators.1.fee_usd", "creators.1.fee_usd"],
  ["creators.1.channel_id", "creators"],
  ["ends_at", "ends_at"],
  ["unknown", null],
])("an error at %s is shown at %s", (path, field) => expect(fieldOf(path)).toBe(field));

test("errors name what is wrong in the form's words", () => {
  const errors = (values: object) => errorsOf(requestOf({ ...EMPTY_VALUES, name: "A", ...values }, undefined, ROME));
  expect(errors({})).toEqual([]);
  expect(errors({ starts_at: "2026-09-02T00:00", ends_at: "2026-09-01T00:00", goal_metric: "views" })).toEqual([
    { field: "ends_at", message: "Must be later than the start" },
    { field: "goal_value", message: "Required with a goal, for example 1,000,000" },
  ]);
  expect(errors({ required: "#1" })).toEqual([
    { field: "required.0", message: "Must be a hashtag or a mention, for example #ad or @brand" },
  ]);
});

import { expect, test } from "vitest";
import type { Alert, AlertCondition } from "@/lib/insight/alerts/schemas";
import { CONDITIONS, channelsOf, conditionOf, emptyValues, scopeOf, valuesOf } from "./form-values";
import { nextFigure } from "./next-figure";

const EACH: AlertCondition[] = [
  { type: "views", value: 2_000 },
  { type: "views_per_hour", value: 300, hours: 5 },
  { type: "outlier", times: 2.5 },
  { type: "engagement", direction: "above", percent: 7.5 },
  { type: "engagement", direction: "below", percent: 1 },
  { type: "fall", metric: "likes" },
  { type: "unavailable" },
  { type: "no_snapshot", hours: 6 },
  { type: "campaign_goal", percent: 90 },
  { type: "campaign_budget", percent: 80 },
  { type: "campaign_end", hours: 48 },
  { type: "balance", below_usd: 19.99 },
  { type: "runway", below_hours: 72 },
];

const alert = (change: Partial<Alert>): Alert => ({
  id: "cm5abc",
  name: "Breakouts",
  scope: { type: "all" },
  condition: { type: "unavailable" },
  channels: [{ type: "webhook" }],
  cooldown_hours: 12,
  status: "active",
  last_fired_at: null,
  created_at: "2026-11-20T10:00:00.000Z",
  ...change,
});

test("every condition survives the form, and the form offers no other", () => {
  for (const condition of EACH) {
    const values = valuesOf(alert({ condition }));
    expect(conditionOf(values).data).toEqual(condition);
    expect(CONDITIONS.filter(({ id }) => id === values.type)).toHaveLength(1);
  }
  expect(CONDITIONS).toHaveLength(EACH.length);
});

test("a missing figure or one out of range is none", () => {
  const form = emptyValues();
  expect(conditionOf({ ...form, figure: null }).success).toBe(false);
  expect(conditionOf({ ...form, type: "outlier", figure: 1 }).success).toBe(false);
});

test("scopes survive the form; a kind alone is not chosen yet", () => {
  for (const type of ["label", "campaign", "channel", "video"] as const) {
    expect(scopeOf(valuesOf(alert({ scope: { type, id: "abc:1" } })).scope)).toEqual({ type, id: "abc:1" });
    expect(scopeOf(type)).toBeNull();
  }
  expect(scopeOf("all")).toEqual({ type: "all" });
});

test("channels survive the form, with all addresses in one", () => {
  const { channels } = valuesOf(
    alert({
      channels: [
        { type: "email", to: ["a@example.com", "b@example.com"] },
        { type: "webhook" },
        { type: "slack", id: "s1", name: "#launch", state: "ok" },
      ],
    }),
  );
  expect(channelsOf(channels)).toEqual([
    { type: "email", to: ["a@example.com", "b@example.com"] },
    { type: "webhook" },
    { type: "slack", id: "s1" },
  ]);
});

test("the proposed figure is the next round one", () => {
  const figures = [null, 0, 999, 1_000, 1_999, 2_000, 4_999, 52_300, 999_999, 1_000_000];
  expect(figures.map(nextFigure)).toEqual([
    1_000, 1_000, 1_000, 2_000, 2_000, 5_000, 5_000, 100_000, 1_000_000, 2_000_000,
  ]);
});

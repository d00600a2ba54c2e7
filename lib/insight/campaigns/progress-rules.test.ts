import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CampaignPart,
  campaignStatus,
  costPerEngagementOf,
  cpmOf,
  divide,
  emvOf,
  goalFigure,
  progressOf,
  spendOf,
  timeShare,
} from "@/lib/insight/campaigns/progress-rules";
import { termErrors } from "@/lib/insight/campaigns/terms-rules";

const part = (values: Partial<CampaignPart> = {}): CampaignPart => ({
  platform: "tiktok",
  channelId: null,
  videos: 1,
  views: null,
  engagements: null,
  cost: null,
  snapshots: 0n,
  ...values,
});
const NO_TERMS = { startsAt: null, endsAt: null, goalMetric: null, goalValue: null, emvRates: {} };
const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const usd = (amount: number) => BigInt(Math.round(amount * 1_000_000));

describe("spend", () => {
  const pay = [
    { channelId: 1, fee: usd(500), rate: null },
    { channelId: 2, fee: null, rate: usd(4.5) },
  ];

  it("is entered costs, fees, and rate × views of each creator's videos", () => {
    const parts = [
      part({ channelId: 1, views: 90_000n, cost: usd(20) }),
      part({ channelId: 2, views: 12_345n }),
      part({ channelId: 3, views: 1_000_000n, cost: usd(0.5) }),
    ];
    expect(spendOf(parts, pay)).toBe(usd(500) + usd(20.5) + 55_552_500n);
  });

  it("leaves out what is unknown, and is unknown if nothing is known", () => {
    expect(spendOf([part({ channelId: 2 })], [{ channelId: 2, fee: null, rate: usd(4) }])).toBeNull();
    expect(spendOf([part({ channelId: 2 })], pay)).toBe(usd(500));
    expect(spendOf([part({ views: 5n })], [])).toBeNull();
    expect(spendOf([part({ channelId: 2, views: 0n })], [{ channelId: 2, fee: null, rate: usd(4) }])).toBe(0n);
  });

  it("adds up exactly however the videos are split between parts", () => {
    const views = fc.array(fc.bigInt({ min: 0n, max: 10n ** 10n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(views, fc.bigInt({ min: 0n, max: 10n ** 9n }), (some, rate) => {
        const split = some.map((one) => part({ channelId: 1, views: one }));
        const whole = [part({ channelId: 1, views: some.reduce((sum, one) => sum + one, 0n) })];
        const one = [{ channelId: 1, fee: null, rate }];
        expect(spendOf(split, one)).toBe(spendOf(whole, one));
      }),
    );
  });
});

describe("rounding", () => {
  it("is half up to the micro-dollar", () => {
    expect([divide(5n, 2n), divide(4n, 3n), divide(1n, 1_000n), divide(500n, 1_000n)]).toEqual([3n, 1n, 0n, 1n]);
    expect(cpmOf(usd(1), 3n)).toBe(333.333333);
    expect(cpmOf(usd(2), 3n)).toBe(666.666667);
    expect(costPerEngagementOf(usd(2), 3n)).toBe(0.666667);
  });
  it("is unknown without spend, or with nothing to divide by", () => {
    expect([cpmOf(null, 5n), cpmOf(5n, null), cpmOf(5n, 0n), costPerEngagementOf(5n, 0n)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("earned media value", () => {
  it("is views × rate of the platforms that have a rate", () => {
    const parts = [part({ views: 1_500n }), part({ platform: "youtube", views: 9_000n }), part({ views: null })];
    expect(emvOf(parts, { tiktok: 10_000_000, twitter: 5 })).toBe(usd(15));
    expect(emvOf(parts, { twitter: 10_000_000 })).toBeNull();
  });
});

describe("status and time", () => {
  it.each([
    [null, null, "running"],
    [at(11), null, "draft"],
    [at(10), null, "running"],
    [at(1), at(11), "running"],
    [at(1), at(10), "ended"],
    [null, at(9), "ended"],
  ] as const)("from %s to %s is %s on March 10", (startsAt, endsAt, status) =>
    expect(campaignStatus({ startsAt, endsAt }, at(10))).toBe(status),
  );
  it("passes from 0 to 1, and is unknown without both dates", () => {
    const dates = { startsAt: at(1), endsAt: at(4) };
    expect([0, 1, 2, 3, 4, 20].map((day) => timeShare(dates, at(day)))).toEqual([0, 0, 0.3333, 0.6667, 1, 1]);
    expect(timeShare({ startsAt: at(1), endsAt: null }, at(2))).toBeNull();
  });
});

describe("progress", () => {
  const rest = { pay: [], price: 15_000n, now: at(10) };

  it("of a campaign without videos is unknown, except what it cost to track", () =>
    expect(progressOf({ ...NO_TERMS, goalMetric: "views", goalValue: 100 }, [], rest)).toEqual({
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
    }));

  it("holds the goal's figure against the goal, also beyond it", () => {
    const parts = [part({ views: 100n, engagements: 7n, snapshots: 3n }), part({ views: 50n, snapshots: 4n })];
    const share = (goalMetric: "views" | "engagements", goalValue: number) =>
      progressOf({ ...NO_TERMS, goalMetric, goalValue }, parts, rest).goal_share;
    expect([share("views", 120), share("engagements", 21), share("views", 1_000)]).toEqual([1.25, 0.3333, 0.15]);
    expect(progressOf(NO_TERMS, parts, rest)).toMatchObject({ videos: 2, tracking_cost_usd: 0.105, goal_share: null });
    expect(goalFigure([part()], "views")).toBeNull();
  });
});

describe("terms", () => {
  const fields = (terms: Partial<Parameters<typeof termErrors>[0]>) =>
    termErrors({ ...NO_TERMS, ...terms }).map(({ field }) => field);
  it("need an end after the start, and a goal with both parts", () => {
    expect(fields({ startsAt: at(2), endsAt: at(2) })).toEqual(["ends_at"]);
    expect(fields({ startsAt: at(2), endsAt: at(3) })).toEqual([]);
    expect(fields({ goalMetric: "views" })).toEqual(["goal_value"]);
    expect(fields({ goalValue: 5 })).toEqual(["goal_metric"]);
    expect(fields({ goalMetric: "views", goalValue: 5 })).toEqual([]);
  });
});

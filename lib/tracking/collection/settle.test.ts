import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome, VideoData } from "@/lib/platforms/schemas";
import type { Due } from "@/lib/tracking/collection/due";
import { settle } from "@/lib/tracking/collection/settle";

const AT = new Date("2026-03-10T12:00:00Z");
const PRICE = 15_000n;

const ok = (externalId: string): Outcome<VideoData> => ({
  kind: "ok",
  value: {
    externalId,
    figures: { views: 1, likes: null, comments: null, shares: null, saves: null },
    title: null,
    description: null,
    creator: null,
    creatorId: null,
    thumbnailUrl: null,
    publishedAt: null,
    durationSeconds: null,
    paidPartnership: null,
    provider: "test",
  },
});
const due = (trackingId: number, organizationId: number, externalId = "v"): Due => ({
  trackingId,
  organizationId,
  videoId: 1,
  externalId,
  creator: null,
  source: "test",
  ownSource: "test",
  hour: 5,
  settledHour: 4,
  gapReason: null,
  metadataHash: "",
  metadataAt: AT,
});

describe("settling a batch", () => {
  it("pays in order until each organization's money runs out", () => {
    const items = [due(1, 1), due(2, 2), due(3, 1), due(4, 1)];
    const budgets = new Map([
      [1, { price: PRICE, spendable: 2n * PRICE + 1n }],
      [2, { price: PRICE, spendable: PRICE - 1n }],
    ]);
    const result = settle(items, new Map([["test/v", ok("v")]]), budgets, AT);
    expect(result.snapshots.map(({ trackingId }) => trackingId)).toEqual([1, 3]);
    expect(result.unpaid).toEqual([2, 4]);
    expect(result.usage).toEqual(new Map([[1, { snapshots: 2, amount: 2n * PRICE }]]));
  });

  it("records skipped hours as missed and failures by their reason", () => {
    const item = { ...due(1, 1, "gone"), settledHour: 1 };
    const result = settle([item], new Map([["test/gone", { kind: "private" as const }]]), new Map(), AT);
    expect(result.gaps.filter(({ first, last }) => first <= last)).toEqual([
      { trackingId: 1, first: 2, last: 4, reason: "missed" },
      { trackingId: 1, first: 5, last: 5, reason: "private" },
    ]);
    expect(result.bad).toEqual([{ trackingId: 1, hour: 5, reason: "private" }]);
  });

  it("turns every hour into a snapshot or a gap, never overspends, and pays each snapshot once", () => {
    const kinds = ["ok", "unavailable", "private", "auth", "transient", "invalid_response", "unanswered"] as const;
    const item = fc.record({ organization: fc.integer({ min: 1, max: 3 }), kind: fc.constantFrom(...kinds) });
    const money = fc.bigInt({ min: 0n, max: 8n * PRICE });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), fc.tuple(money, money, money), (items, spendable) => {
        const rows = items.map(({ organization }, index) => due(index, organization, `v${index}`));
        const fetched = new Map<string, Outcome<VideoData>>();
        for (const [index, { kind }] of items.entries())
          if (kind !== "unanswered") fetched.set(`test/v${index}`, kind === "ok" ? ok(`v${index}`) : { kind });
        const budgets = new Map(spendable.map((amount, index) => [index + 1, { price: PRICE, spendable: amount }]));
        const result = settle(rows, fetched, budgets, AT);
        const gaps = result.gaps.filter(({ first, last }) => first <= last).map(({ trackingId }) => trackingId);
        const settled = [...result.snapshots.map(({ trackingId }) => trackingId), ...gaps];
        expect(settled.sort((a, b) => a - b)).toEqual(rows.map(({ trackingId }) => trackingId));
        for (const [organization, { snapshots, amount }] of result.usage) {
          expect(amount).toBe(BigInt(snapshots) * PRICE);
          expect(amount <= (budgets.get(organization)?.spendable ?? 0n)).toBe(true);
          const own = result.snapshots.filter(({ organizationId }) => organizationId === organization);
          expect(own).toHaveLength(snapshots);
        }
      }),
    );
  });
});

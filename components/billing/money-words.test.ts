import { describe, expect, it } from "vitest";
import type { Billing, LedgerRow } from "@/lib/billing/schemas";
import { moneyFigures } from "./money-words";
import { toLedgerFilter } from "./search-params";
import { ledgerColumns } from "./words";

const billing: Billing = {
  at: "2026-11-20T13:05:00.000Z",
  usage: {
    balance_usd: 10,
    uncharged_usage_usd: 0.03,
    total_charged_usd: 0,
    total_snapshots: 2,
    active_videos: 2,
    estimated_snapshots_remaining: 664,
    cost_per_snapshot: 0.015,
    committed_usd: 0.72,
    runway_hours: 332,
    plan: "free",
    rate_limit_per_minute: 60,
  },
  spendable_usd: 9.97,
  max_videos: 10,
  credits: { allotted: 100, purchased: 0, per_month: 100, used: 0, since: "", renews_at: "" },
  threshold: { threshold_usd: 1, is_below: false },
  auto_top_up: null,
  auto_top_up_proposal: null,
  top_up_request: null,
};
const linesOf = (name: string, of = billing) =>
  moneyFigures(of, "Europe/Rome")
    .find((figure) => figure.name === name)
    ?.lines.join(" ");

describe("money figures", () => {
  it("show how they are calculated, and as of when", () => {
    expect(moneyFigures(billing, "UTC").map(({ value }) => value)).toEqual([
      "$10.00",
      "$0.03",
      "$9.97",
      "$0.72",
      "13 days",
    ]);
    expect(linesOf("Available balance")).toBe(
      "$10.00 balance − $0.03 pending charges = $9.97 $9.97 ÷ $0.015 per snapshot, rounded down: 664 As of 20 Nov 2026, 14:05, Europe/Rome.",
    );
    expect(linesOf("Committed")).toContain("48 remaining hours of tracked and paused videos × $0.015");
    expect(linesOf("Runway")).toContain("$9.97 ÷ (2 tracked videos × $0.015 per hour) = 332 hours");
  });

  it("are never divided by zero if snapshots are free or nothing is tracked", () => {
    const free: Billing = {
      ...billing,
      usage: { ...billing.usage, cost_per_snapshot: 0, committed_usd: 0, uncharged_usage_usd: 0, runway_hours: null },
    };
    expect(JSON.stringify(moneyFigures(free, "UTC"))).not.toMatch(/NaN|Infinity|∞/);
    expect(moneyFigures(free, "UTC").at(-1)).toMatchObject({ value: null, note: "no tracked videos" });
  });
});

describe("ledger text", () => {
  it("keeps every micro-dollar, formats all rows alike, and shows credits as integers", () => {
    const row = { kind: "usage", id: "x", note: null, hour: null, snapshots: null, created_at: "" } as const;
    const money: LedgerRow[] = [
      { ...row, unit: "usd_micros", amount: -0.000001, balance_after: 1234.5 },
      { ...row, unit: "usd_micros", amount: 2, balance_after: 1234.5 },
    ];
    const { amount, balance } = ledgerColumns(money);
    expect(money.map(amount)).toEqual(["−$0.000001", "+$2.000000"]);
    expect(money.map(balance)).toEqual(["$1,234.50", "$1,234.50"]);
    const credits: LedgerRow = { ...row, unit: "points_allotted", amount: 10_000, balance_after: 10_000 };
    expect(ledgerColumns([credits]).amount(credits)).toBe("+10,000");
  });

  it("ignores URL parameters that are not valid filters", () => {
    expect(toLedgerFilter({ unit: "credits", kind: "usage", from: "2026-02-30", to: "2026-02-28" }, "UTC")).toEqual({
      unit: "credits",
      kind: undefined,
      from: undefined,
      to: "2026-02-28",
      zone: "UTC",
    });
  });
});

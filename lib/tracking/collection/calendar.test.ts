import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ledgerEntries, organizations, trackings } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { renewCredits } from "@/lib/billing/renew-credits";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { getOverview } from "@/lib/tracking/overview/get";
import { OverviewQuery } from "@/lib/tracking/overview/schemas";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

/**
 * A day around each date on which calendars jump, in the order of time: the tests share the claimed slots. The
 * collection knows only UTC, and the reader's days have 23 to 25 hours.
 */
const DATES = [
  { name: "New Year", start: "2026-12-31T06:00:10Z", zone: "Pacific/Auckland", days: ["2026-12-31", "2027-01-01"] },
  { name: "the lost hour", start: "2027-03-27T12:00:10Z", zone: "Europe/Berlin", days: ["2027-03-27", "2027-03-28"] },
  {
    name: "the half hour",
    start: "2027-10-02T06:00:10Z",
    zone: "Australia/Lord_Howe",
    days: ["2027-10-02", "2027-10-03"],
  },
  {
    name: "the repeated hour",
    start: "2027-11-06T18:00:10Z",
    zone: "America/New_York",
    days: ["2027-11-06", "2027-11-07"],
  },
  { name: "the leap day", start: "2028-02-28T20:00:10Z", zone: "Asia/Kolkata", days: ["2028-02-29", "2028-03-01"] },
];
const HOURS = 24;
const COLLECTED = ["youtube", "tiktok"] as const;

test.each(DATES)(
  "over $name in $zone, every hour is stored, charged and shown once",
  async ({ name, start, zone, days }) => {
    const base = testContext(new Date(start));
    const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
    const owner = await createTestOrganization(ctx, { plan: "pro" });
    const begin = base.now().getTime();
    const tracked = await Promise.all(
      COLLECTED.map(async (platform) => {
        const externalId = mintId(platform, new Date(begin - HOUR_MS), `calendar:${name}:${platform}`);
        const { id } = await trackVideo(owner, {
          video_link: canonicalVideoUrl(platform, externalId),
          duration_days: HOURS / 24,
        });
        const [row] = await ctx.db.select().from(trackings).where(eq(trackings.publicId, id));
        return row?.id ?? 0;
      }),
    );
    await replay(ctx, new Date(begin + (HOURS + 1) * HOUR_MS));

    for (const id of tracked) {
      const { hours, gaps } = await hoursOf(ctx.db, id);
      expect(hours).toEqual(Array.from({ length: HOURS }, (_, hour) => hour));
      expect(gaps).toEqual([]);
    }
    const all = tracked.length * HOURS;
    const account = await getAccount(ctx.db, owner.organization.id);
    expect(account.snapshots).toBe(all);
    expect(account.charged + account.uncharged).toBe(BigInt(all) * 15_000n);

    const [from, to] = days;
    const overview = await getOverview(owner, OverviewQuery.parse({ range: "custom", from, to, time_zone: zone }));
    expect(overview.snapshots).toBe(all);
    expect(overview.points.reduce((sum, { snapshots }) => sum + snapshots, 0)).toBe(all);
    const starts = overview.points.map(({ at }) => at);
    expect(starts).toEqual([...new Set(starts)].sort());
  },
);

test("credits of an account opened on the 31st renew on New Year's Eve, and on the last day of February", async () => {
  const base = testContext(new Date("2030-10-31T23:30:00Z"));
  const { organization } = await createTestOrganization(base, { plan: "pro" });
  const renewalAt = async () => {
    const [row] = await base.db.select().from(organizations).where(eq(organizations.id, organization.id));
    return row?.creditsRenewAt?.toISOString();
  };
  const seen: (string | undefined)[] = [await renewalAt()];
  for (const day of ["2030-11-30", "2030-12-31", "2031-01-31", "2031-02-28", "2031-03-31"]) {
    base.clock.set(new Date(`${day}T23:29:59Z`));
    await renewCredits(base);
    expect(await renewalAt()).toBe(seen.at(-1));
    base.clock.set(new Date(`${day}T23:30:00Z`));
    await Promise.all([renewCredits(base), renewCredits(base)]);
    seen.push(await renewalAt());
  }
  expect(seen).toEqual(
    ["2030-11-30", "2030-12-31", "2031-01-31", "2031-02-28", "2031-03-31", "2031-04-30"].map(
      (day) => `${day}T23:30:00.000Z`,
    ),
  );
  const booked = await base.db.select().from(ledgerEntries).where(eq(ledgerEntries.organizationId, organization.id));
  // The first at the opening.
  expect(booked.filter(({ kind }) => kind === "allotment")).toHaveLength(6);
});

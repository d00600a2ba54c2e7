import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  alertDeliveries,
  alertFirings,
  alerts,
  alertWork,
  members,
  outbox,
  users,
  webhookDeliveries,
} from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { evaluateWork } from "@/lib/insight/alerts/evaluate-work";
import { clearAlerts, insertAlert, trackedVideo } from "@/lib/insight/alerts/fixtures";
import { assignLabels } from "@/lib/tracking/labels/assign";
import { createLabel } from "@/lib/tracking/labels/create";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext();
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  await clearAlerts(ctx);
  owner = await createTestOrganization(ctx);
});

const video = async (title = "A video", of = owner) => {
  const [id] = await insertVideos(of, [{ title }]);
  return trackedVideo(of, id ?? "");
};
const firings = () => ctx.db.select().from(alertFirings).orderBy(asc(alertFirings.id));
const work = () => ctx.db.select().from(alertWork);
const evaluate = async () => (await evaluateWork(ctx)).fired;

describe("the store of a batch", () => {
  it("writes a row of work only for organizations with an active alert", async () => {
    const tracked = await video();
    await tracked.store(0, { views: 1 });
    const alert = await insertAlert(owner, { type: "views", value: 1000 }, { status: "paused" });
    await tracked.store(1, { views: 2 });
    expect(await work()).toEqual([]);
    await ctx.db.update(alerts).set({ status: "active" }).where(eq(alerts.id, alert.id));
    await tracked.store(2, { views: 3 });
    await tracked.miss(3, "transient");
    await tracked.miss(4, "private");
    expect((await work()).map(({ items }) => items)).toEqual([[[tracked.id, 2]], [[tracked.id, 4]]]);
    const other = await video("Elsewhere", await createTestOrganization(ctx));
    await other.store(0, { views: 1 });
    expect(await work()).toHaveLength(2);
  });
});

describe("an alert on views", () => {
  it("fires once per crossing, with the figures that caused it", async () => {
    const tracked = await video("Autumn drop");
    await insertAlert(owner, { type: "views", value: 1000 });
    for (const [hour, views] of [900, 999, 1001, 1500].entries()) await tracked.store(hour, { views });
    expect(await evaluate()).toBe(1);
    expect(await work()).toEqual([]);
    expect(await firings()).toMatchObject([
      {
        subjectType: "video",
        subjectId: tracked.videoId,
        subjectName: "Autumn drop",
        trackingId: tracked.id,
        figures: { value: 1001, previous: 999, threshold: 1000, views: 1001, at: tracked.takenAt(2).toISOString() },
      },
    ]);
  });

  it("fires again only after its cooldown", async () => {
    const tracked = await video();
    await insertAlert(owner, { type: "views", value: 1000 }, { cooldownHours: 24 });
    for (const [hour, views] of [900, 1001, 999].entries()) await tracked.store(hour, { views });
    expect(await evaluate()).toBe(1);
    ctx.clock.advance(3 * HOUR_MS);
    await tracked.store(3, { views: 1001 });
    expect(await evaluate()).toBe(0);
    await tracked.store(4, { views: 999 });
    ctx.clock.advance(21 * HOUR_MS);
    await tracked.store(5, { views: 1001 });
    expect(await evaluate()).toBe(1);
  });

  it("ignores what happened before it was armed", async () => {
    const tracked = await video();
    await insertAlert(owner, { type: "views", value: 1000 }, { armedAt: tracked.takenAt(2) });
    for (const [hour, views] of [900, 1001, 1002, 990, 1003].entries()) await tracked.store(hour, { views });
    expect(await evaluate()).toBe(1);
    expect((await firings()).map(({ occurrence }) => occurrence)).toEqual([tracked.takenAt(4).toISOString()]);
  });

  it("fires once for a video that is tracked twice", async () => {
    const first = await video();
    const [id] = await insertVideos(owner, [{}]);
    const second = await trackedVideo(owner, id ?? "");
    await ctx.db.execute(`update trackings set video_id = ${first.videoId} where id = ${second.id}`);
    await insertAlert(owner, { type: "views", value: 1000 });
    for (const [hour, views] of [900, 1001].entries()) {
      await first.store(hour, { views });
      await second.store(hour, { views });
    }
    expect(await evaluate()).toBe(1);
  });

  it("looks at its scope only", async () => {
    const [mine, other] = [await video("Mine"), await video("Other")];
    const label = await createLabel(owner, { name: "Launch" });
    await assignLabels(owner, { videos: [mine.publicId], add: [label.id], remove: [] });
    const labelId = Number(
      (await ctx.db.execute<{ id: string }>("select id from labels order by id desc limit 1"))[0]?.id,
    );
    await insertAlert(owner, { type: "views", value: 1000 }, { scope: "label", scopeId: labelId });
    await insertAlert(owner, { type: "views", value: 1000 }, { scope: "video", scopeId: other.id });
    const foreign = await createTestOrganization(ctx);
    await insertAlert(foreign, { type: "views", value: 1000 });
    for (const one of [mine, other])
      for (const [hour, views] of [900, 1001].entries()) await one.store(hour, { views });
    expect(await evaluate()).toBe(2);
    expect((await firings()).map(({ subjectName }) => subjectName).sort()).toEqual(["Mine", "Other"]);
  });
});

it("an alert on unavailable videos fires in the first such hour", async () => {
  const tracked = await video();
  await insertAlert(owner, { type: "unavailable" });
  await tracked.store(0, { views: 5 });
  await tracked.miss(1, "private");
  await tracked.miss(2, "unavailable");
  expect(await evaluate()).toBe(1);
  expect(await firings()).toMatchObject([{ figures: { reason: "private", value: null, views: 5 } }]);
});

describe("under failure", () => {
  const crossed = async () => {
    const tracked = await video();
    await insertAlert(owner, { type: "views", value: 1000 }, { usesWebhooks: true });
    for (const [hour, views] of [900, 1001].entries()) await tracked.store(hour, { views });
  };

  it("parallel runs fire once", async () => {
    await crossed();
    const runs = await Promise.all([1, 2, 3, 4].map(() => evaluateWork(ctx)));
    expect(runs.reduce((sum, { fired }) => sum + fired, 0)).toBe(1);
    expect(await firings()).toHaveLength(1);
  });

  it("a run that crashes leaves its work, and the next one fires once", async () => {
    await crossed();
    await ctx.db.execute("alter table alert_firings add constraint broken check (false) not valid");
    expect(await evaluateWork(ctx)).toMatchObject({ fired: 0, failed: 1 });
    await ctx.db.execute("alter table alert_firings drop constraint broken");
    expect(await work()).not.toEqual([]);
    expect(await evaluate()).toBe(1);
    expect(await evaluate()).toBe(0);
  });

  it("work that is evaluated twice fires once", async () => {
    await crossed();
    const rows = await work();
    expect(await evaluate()).toBe(1);
    await ctx.db.insert(alertWork).values(rows.map(({ items }) => ({ items })));
    expect(await evaluate()).toBe(0);
  });
});

it("a firing writes an email to each confirmed member, an event, and its log", async () => {
  const tracked = await video("Autumn drop");
  const [user] = await ctx.db
    .insert(users)
    .values({
      ...{ publicId: crypto.randomUUID(), email: "dana@example.test", emailKey: crypto.randomUUID(), name: "Dana" },
      ...{ passwordHash: "", emailConfirmedAt: ctx.now(), passwordChangedAt: ctx.now(), createdAt: ctx.now() },
    })
    .returning();
  if (!user) throw new Error("no user");
  const membership = { organizationId: owner.organization.id, userId: user.id, role: "member" as const };
  await ctx.db.insert(members).values({ ...membership, createdAt: ctx.now() });
  await insertAlert(owner, { type: "views", value: 1000 }, { mailTo: [user.id, 999_999], usesWebhooks: true });
  for (const [hour, views] of [900, 1001].entries()) await tracked.store(hour, { views });
  expect(await evaluate()).toBe(1);
  const log = await ctx.db.select().from(alertDeliveries);
  // No endpoint subscribes, so there is no event.
  expect(log).toMatchObject([{ type: "email", target: "dana@example.test", nextAttemptAt: null }]);
  const [mail] = await ctx.db
    .select()
    .from(outbox)
    .where(eq(outbox.id, log[0]?.outboxId ?? 0));
  expect(mail?.payload).toMatchObject({
    template: "alert_triggered",
    data: {
      happened: "Views passed 1,000",
      subject: "Autumn drop",
      facts: [
        ["Views", "1,001"],
        ["Before", "900"],
      ],
    },
  });
  expect(await ctx.db.$count(webhookDeliveries, eq(webhookDeliveries.organizationId, owner.organization.id))).toBe(0);
});

import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { apiKeys, organizationExportChunks, organizationExports, organizations } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { createKey } from "@/lib/developers/keys/create";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { listEndpoints } from "@/lib/developers/webhooks/list";
import { writeExports } from "@/lib/operations/exports/write";
import { pruneRecords } from "@/lib/operations/jobs/prune-records";
import { createInvitation } from "@/lib/people/invitations/create";
import { lookUpInvitation } from "@/lib/people/invitations/look-up";
import { closeDueOrganizations, remindOfClosing } from "@/lib/people/organizations/close-due";
import { setUpClosing } from "@/lib/people/organizations/fixtures";
import { retentionOf } from "@/lib/people/organizations/retention-columns";
import { setRetention } from "@/lib/people/organizations/set-retention";
import { getMembership, getPerson } from "@/test/membership";
import { addMember, outcomeOf, tokenFor } from "@/test/teams";

/** A database whose transactions do everything except commit, like a process that is killed. */
const killed = <C extends Context>(ctx: C): C => ({
  ...ctx,
  db: new Proxy(ctx.db, {
    get: (db, name) =>
      name === "transaction"
        ? (work: Parameters<typeof db.transaction>[0]) =>
            db.transaction(async (tx) => {
              await work(tx);
              throw new Error("killed");
            })
        : Reflect.get(db, name, db),
  }),
});

let set: Awaited<ReturnType<typeof setUpClosing>>;
beforeEach(async () => {
  set = await setUpClosing();
  // The organizations of another test would be due, too.
  await set.ctx.db.update(organizations).set({ reopenableUntil: null });
});

describe("closing for good", () => {
  it("happens after 30 days: tracking ends, and keys, webhooks, invitations and access with it", async () => {
    const { ctx, team, owner, organization, track, tracked, close, reopen, acts, days } = set;
    const { key } = await createKey(owner.ctx, { name: "Reporting", roles: ["usage:read"], expires_in_days: null });
    await createEndpoint(owner.ctx, { url: "https://receiver.example/hook", events: ["balance.low"] });
    await track(30);
    await setRetention(owner.ctx, {
      ...{ api_requests: 365, webhook_deliveries: 7, emails: 90, video_imports: null, alert_firings: 90 },
    });
    ctx.turnTo(days(5));
    await createInvitation(owner.ctx, { email: "late@example.org", role: "viewer" });
    const token = await tokenFor(ctx, "late@example.org", "invitation");
    await close();
    ctx.turnTo(new Date(days(35).getTime() - 1));
    expect(await closeDueOrganizations(ctx)).toEqual({ done: 0, failed: 0, after: null });
    expect(await getMembership(ctx, owner.id)).not.toBeNull();
    ctx.turnTo(days(35));
    expect(await closeDueOrganizations(ctx)).toEqual({ done: 1, failed: 0, after: null });

    for (const { id } of [owner, team.viewer]) {
      expect(await getMembership(ctx, id, organization.publicId)).toBeNull();
      expect(await getPerson(ctx, id)).toMatchObject({ publicId: id });
    }
    expect(await tracked()).toMatchObject([{ status: "completed", statusReason: "stopped" }]);
    expect((await listEndpoints(owner.ctx)).endpoints).toEqual([]);
    expect((await lookUpInvitation(ctx, token)).state).toBe("withdrawn");
    const [revoked] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.organizationId, organization.id));
    expect(revoked?.revokedAt).toEqual(ctx.now());
    expect(await authenticateKey(ctx, key)).toEqual({ ok: false, reason: "invalid" });
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organization.id));
    expect(row).toMatchObject({ closedAt: days(5), reopenableUntil: null });
    // No one can read them anymore.
    expect(row && retentionOf(row)).toEqual({
      ...{ api_requests: 30, webhook_deliveries: 7, emails: 30, video_imports: 30, alert_firings: 90 },
    });
    expect((await acts()).at(-1)).toMatchObject({
      action: "organization.close_for_good",
      actorType: "system",
      before: { paused_videos: 1, api_keys: 1, webhooks: 1, invitations: 1 },
    });
    expect(await outcomeOf(reopen())).toBe("conflict");
    expect(await outcomeOf(close())).toBe("conflict");
  });

  it("deletes exports, and ends one that is being made", async () => {
    const { ctx, owner, organization, close, days } = set;
    const own = eq(organizationExports.organizationId, organization.id);
    const times = { organizationId: organization.id, requestedBy: owner.userId, createdAt: days(29) };
    await close();
    ctx.turnTo(days(29));
    await ctx.db
      .insert(organizationExports)
      .values({ ...times, publicId: `ready-${organization.id}`, status: "running" });
    while ((await writeExports(ctx)).after !== null);
    const [ready] = await ctx.db.select().from(organizationExports).where(own);
    expect(ready).toMatchObject({ status: "ready", expiresAt: days(36) });
    await ctx.db
      .insert(organizationExports)
      .values({ ...times, publicId: `late-${organization.id}`, status: "running" });
    ctx.turnTo(days(30));
    await closeDueOrganizations(ctx);
    expect(await ctx.db.select().from(organizationExports).where(own)).toMatchObject([
      { status: "ready", expiresAt: ctx.now() },
      { status: "failed", expiresAt: ctx.now() },
    ]);
    expect(await writeExports(ctx)).toMatchObject({ ready: 0, pages: 0 });
    await pruneRecords(ctx);
    expect(await ctx.db.$count(organizationExports, own)).toBe(0);
    expect(await ctx.db.$count(organizationExportChunks, eq(organizationExportChunks.exportId, ready?.id ?? 0))).toBe(
      0,
    );
  });

  it("is done in steps that end in time, and the next one continues", async () => {
    const all = [set, await setUpClosing(), await setUpClosing()];
    const last = all[2]?.ctx ?? set.ctx;
    for (const { close } of all) await close();
    last.turnTo(new Date(last.now().getTime() + 30 * DAY_MS));
    const ids = all.map(({ organization }) => organization.id);
    const left = () =>
      last.db.$count(organizations, and(inArray(organizations.id, ids), isNotNull(organizations.reopenableUntil)));
    expect(await closeDueOrganizations(last, { maxMs: -1 })).toEqual({ done: 0, failed: 0, after: 0 });
    expect(await closeDueOrganizations(last, { after: ids[1] ?? 0 })).toEqual({ done: 1, failed: 0, after: null });
    expect(await left()).toBe(2);
    const runs = await Promise.all([closeDueOrganizations(last), closeDueOrganizations(last)]);
    expect(runs.map(({ done }) => done).reduce((sum, done) => sum + done)).toBe(2);
    expect(await left()).toBe(0);
    for (const { acts } of all)
      expect((await acts()).filter(({ action }) => action === "organization.close_for_good")).toHaveLength(1);
  });

  it("is repeated after a crash", async () => {
    const { ctx, track, tracked, close, acts, days } = set;
    await track(30);
    await close();
    ctx.turnTo(days(30));
    expect(await closeDueOrganizations(killed(ctx))).toMatchObject({ done: 0, failed: 1 });
    expect(await tracked()).toMatchObject([{ status: "paused" }]);
    expect(await closeDueOrganizations(ctx)).toMatchObject({ done: 1, failed: 0 });
    expect(await tracked()).toMatchObject([{ status: "completed" }]);
    expect((await acts()).map(({ action }) => action)).toEqual(["organization.close", "organization.close_for_good"]);
  });
});

describe("the reminder", () => {
  it("goes once to each owner, three days before, also under parallel runs", async () => {
    const { ctx, team, owner, close, mails, days } = set;
    const second = await addMember(team.organization, "owner");
    await close();
    const reminded = async () => (await mails()).filter(({ data }) => data.is_reminder).map(({ to }) => to);
    ctx.turnTo(new Date(days(27).getTime() - 1));
    expect(await remindOfClosing(ctx)).toEqual({ done: 0, failed: 0, after: null });
    ctx.turnTo(days(27));
    const runs = await Promise.all([1, 2, 3].map(() => remindOfClosing(ctx)));
    expect(runs.map(({ done }) => done).reduce((sum, done) => sum + done)).toBe(1);
    expect((await reminded()).sort()).toEqual([owner.email, second.email].sort());
    ctx.turnTo(days(28));
    expect(await remindOfClosing(ctx)).toMatchObject({ done: 0 });
    expect(await reminded()).toHaveLength(2);
  });

  it("is neither lost nor repeated by a crash", async () => {
    const { ctx, close, mails, days } = set;
    await close();
    ctx.turnTo(days(28));
    expect(await remindOfClosing(killed(ctx))).toMatchObject({ done: 0, failed: 1 });
    expect(await mails()).toHaveLength(1);
    expect(await remindOfClosing(ctx)).toMatchObject({ done: 1 });
    expect(await remindOfClosing(ctx)).toMatchObject({ done: 0 });
    expect(await mails()).toHaveLength(2);
  });

  it("is not sent for one that was reopened, or whose time is over, and again after closing it again", async () => {
    const { ctx, close, reopen, mails, days } = set;
    await close();
    ctx.turnTo(days(28));
    await remindOfClosing(ctx);
    await reopen();
    expect(await remindOfClosing(ctx)).toMatchObject({ done: 0 });
    await close();
    expect(await remindOfClosing(ctx)).toMatchObject({ done: 0 });
    ctx.turnTo(days(55));
    expect(await remindOfClosing(ctx)).toMatchObject({ done: 1 });
    expect((await mails()).map(({ data }) => data.is_reminder)).toEqual([false, true, false, true]);
    await reopen();
    await close();
    ctx.turnTo(days(85));
    expect(await remindOfClosing(ctx)).toMatchObject({ done: 0 });
  });
});

import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import {
  campaigns,
  labels,
  members,
  organizations,
  trackingLabels,
  videoImportLines,
  videoImports,
  webhookDeliveries,
} from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { getUsage } from "@/lib/billing/usage";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { pruneKind } from "@/lib/operations/retention/prune";
import { advanceImport } from "@/lib/tracking/imports/advance";
import { confirmImport } from "@/lib/tracking/imports/confirm";
import { createImport } from "@/lib/tracking/imports/create";
import { exportFailedLines } from "@/lib/tracking/imports/failed-csv";
import { getImport } from "@/lib/tracking/imports/get";
import { listImportLines } from "@/lib/tracking/imports/lines";
import { listImports } from "@/lib/tracking/imports/list";
import { recheckImport } from "@/lib/tracking/imports/recheck";
import { freeImports, resumeImport } from "@/lib/tracking/imports/resume";
import { retryImport } from "@/lib/tracking/imports/retry";
import { stopImport } from "@/lib/tracking/imports/stop";
import { driveImport, freshVideo, importLines, setUpImporter, storedLines, trackingsOf } from "@/test/imports";
import { clearFaults, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

afterEach(clearFaults);

/** Returns the error of a call that must fail. */
async function errorOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("it was not refused");
  return error.refusal;
}

const links = (count: number) => Array.from({ length: count }, () => freshVideo().link);

/** Checked and confirmed, but not started. */
async function confirmed(member: OrganizationContext, lines: string[], days = 1) {
  const { id } = await importLines(member, lines, { duration_days: days });
  await driveImport(member, id);
  await confirmImport(member, { id });
  return id;
}

describe("a confirmed import", () => {
  it("starts every new line like a single tracking, with campaign and labels", async () => {
    const { member, ctx } = await setUpImporter();
    const manager: OrganizationContext = { ...member, actor: { type: "system" } };
    await createEndpoint(manager, { url: "https://example.org/hook", events: ["snapshot.created"] });
    const lines = [...links(30), "hello"];
    const { id } = await importLines(member, lines, {
      duration_days: 3,
      campaign: "Spring",
      labels: ["Paid", "paid", "Summer"],
    });
    expect(await driveImport(member, id)).toMatchObject({ campaign: "Spring", labels: ["Paid", "Summer"] });
    expect(await trackingsOf(member)).toHaveLength(0);
    expect((await confirmImport(member, { id })).status).toBe("running");
    const done = await driveImport(member, id);
    expect(done).toMatchObject({ status: "done", counts: { started: 30, new: 0, not_a_video: 1 } });
    const started = await trackingsOf(member);
    expect(started.map(({ videoLink }) => videoLink).sort()).toEqual(lines.slice(0, 30).sort());
    const own = member.organization.id;
    const [campaign] = await ctx.db.select().from(campaigns).where(eq(campaigns.organizationId, own));
    expect(new Set(started.map((row) => [row.campaignId, row.durationDays, row.status].join()))).toEqual(
      new Set([`${campaign?.id},3,monitoring`]),
    );
    expect(await ctx.db.select().from(trackingLabels)).toHaveLength(60);
    expect(await ctx.db.select().from(webhookDeliveries)).toHaveLength(30);
    expect(await getUsage(member)).toMatchObject({
      total_snapshots: 30,
      uncharged_usage_usd: 0.45,
      active_videos: 30,
    });
    const page = await listImportLines(member, { id, page: 1, verdict: "started" });
    expect(page.lines.every(({ video_id }) => started.some(({ publicId }) => publicId === video_id))).toBe(true);
    // The existing campaign and labels are found by name.
    const again = await createImport(member, { text: "x", duration_days: 1, campaign: "SPRING", labels: ["summer"] });
    expect(await getImport(member, again)).toMatchObject({ campaign: "Spring", labels: ["Summer"] });
    expect(await ctx.db.select().from(labels).where(eq(labels.organizationId, own))).toHaveLength(2);
  });

  it("fails the remaining lines with the reason when money runs out, and keeps the others", async () => {
    const { member } = await setUpImporter({ balanceUsd: 0.39 });
    const id = await confirmed(member, links(6));
    // 0.39 covers the required 0.36 until two snapshots have been accrued.
    expect(await driveImport(member, id)).toMatchObject({
      status: "done",
      counts: { started: 3, failed: 3 },
      reasons: [{ lines: 3, reason: expect.stringContaining("costs up to $0.36, and $0.345 was available") }],
    });
    expect(await trackingsOf(member)).toHaveLength(3);
    const account = await getAccount(member.db, member.organization.id);
    expect([account.balance, account.uncharged]).toEqual([390_000n, 45_000n]);
  });

  it("fails the remaining lines at the plan's limit", async () => {
    const { member } = await setUpImporter({ plan: "free" });
    const { id } = await importLines(member, links(12));
    expect((await driveImport(member, id)).quote).toMatchObject({ max_videos: 10, free_places: 10 });
    await confirmImport(member, { id });
    expect(await driveImport(member, id)).toMatchObject({
      counts: { started: 10, failed: 2 },
      reasons: [{ lines: 2, reason: expect.stringContaining("allows 10 concurrent videos") }],
    });
    const next = await importLines(member, links(1));
    await driveImport(member, next.id);
    expect(await errorOf(confirmImport(member, next))).toMatchObject({ code: "forbidden" });
  });

  it("fails only the line that its platform no longer returns, and skips what was tracked meanwhile", async () => {
    const { member } = await setUpImporter();
    const [gone, twin, fine] = [freshVideo(), freshVideo(), freshVideo()];
    const id = await confirmed(member, [gone.link, twin.link, fine.link]);
    await trackVideo(member, { video_link: twin.link, duration_days: 1 });
    await injectFault({ platform: "youtube", fault: "absent", ids: [gone.externalId] });
    expect((await driveImport(member, id)).counts).toMatchObject({ failed: 1, tracked: 1, started: 1 });
    expect(await trackingsOf(member)).toHaveLength(2);
    const { csv, fileName } = await exportFailedLines(member, { id });
    expect(fileName).toMatch(/^clipscope-import-failed-lines-2026-03-10\.csv$/);
    expect(csv).toBe(
      `\uFEFFLine,Text,Result,Reason\r\n1,${gone.link},Failed,The video doesn't exist on the platform.\r\n`,
    );
    // It is back: a new import has only that line.
    await clearFaults();
    const retried = await retryImport(member, { id });
    expect((await driveImport(member, retried.id)).counts.new).toBe(1);
    await confirmImport(member, retried);
    expect((await driveImport(member, retried.id)).counts.started).toBe(1);
    expect(await errorOf(retryImport(member, retried))).toMatchObject({ code: "conflict" });
    expect((await listImports(member)).imports.map((one) => one.id)).toEqual([retried.id, id]);
  });
});

describe("a worker that crashes", () => {
  it("after some lines starts nothing twice when another continues, and does no harm when it wakes up", async () => {
    const { member, ctx, clock } = await setUpImporter();
    const id = await confirmed(member, links(60));
    expect(await advanceImport(member, { id })).toMatchObject({ status: "running", counts: { started: 50, new: 10 } });
    // As if interrupted: its lease remains until it expires.
    await ctx.db.update(videoImports).set({ leasedUntil: new Date(ctx.now().getTime() + 60_000) });
    expect((await advanceImport(member, { id })).counts.new).toBe(10);
    clock.advance(60_000);
    await Promise.all([advanceImport(member, { id }), advanceImport(member, { id })]);
    expect(await getImport(member, { id })).toMatchObject({ status: "done", counts: { started: 60 } });
    expect(await trackingsOf(member)).toHaveLength(60);
  });

  it("two workers on the same lines, as after a lease that expired too early, start each line once", async () => {
    const { member, ctx } = await setUpImporter();
    const id = await confirmed(member, links(20));
    const first = advanceImport(member, { id });
    const freed = async () => {
      await ctx.db.update(videoImports).set({ leasedUntil: null }).where(eq(videoImports.publicId, id));
      return advanceImport(member, { id });
    };
    await Promise.all([first, freed(), freed()]);
    await driveImport(member, id);
    expect(await trackingsOf(member)).toHaveLength(20);
    expect((await getAccount(ctx.db, member.organization.id)).snapshots).toBe(20);
  });
});

it("starts as many trackings as there are distinct new videos", async () => {
  const pool = Array.from({ length: 8 }, (_, n) => freshVideo(n % 2 ? "youtube" : "instagram").link);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(7), { minLength: 1, maxLength: 60 }), fc.nat(3), async (picks, tracked) => {
      const { member } = await setUpImporter();
      for (const link of pool.slice(0, tracked)) await trackVideo(member, { video_link: link, duration_days: 1 });
      const lines = picks.map((n, at) => (at % 2 ? ` ${pool[n]}` : (pool[n] ?? "").replace("www.", "m.")));
      const { id } = await importLines(member, lines);
      const expected = new Set(picks.filter((n) => n >= tracked)).size;
      const checked = await driveImport(member, id);
      expect(checked.counts.new).toBe(expected);
      if (expected > 0) {
        await confirmImport(member, { id });
        expect((await driveImport(member, id)).counts.started).toBe(expected);
      }
      expect(await trackingsOf(member)).toHaveLength(expected + tracked);
    }),
    { numRuns: 8 },
  );
});

describe("stopping", () => {
  it("before the confirmation leaves no trace, and nothing more can happen", async () => {
    const { member } = await setUpImporter();
    const { id } = await importLines(member, links(2));
    await driveImport(member, id);
    expect((await stopImport(member, { id })).status).toBe("cancelled");
    expect(await errorOf(confirmImport(member, { id }))).toMatchObject({ code: "conflict" });
    expect((await advanceImport(member, { id })).status).toBe("cancelled");
    expect(await trackingsOf(member)).toHaveLength(0);
  });

  it("while it runs keeps what started and gives the other lines a reason", async () => {
    const { member } = await setUpImporter();
    const id = await confirmed(member, links(55));
    await advanceImport(member, { id });
    expect(await stopImport(member, { id })).toMatchObject({
      status: "cancelled",
      counts: { started: 50, failed: 5, new: 0 },
      reasons: [{ reason: "The import was stopped before this line was processed.", lines: 5 }],
    });
    expect(await trackingsOf(member)).toHaveLength(50);
  });
});

describe("the job", () => {
  it("continues imports without a worker, through both phases", async () => {
    const { member, ctx } = await setUpImporter();
    const { id } = await importLines(member, links(60));
    const own = async () => (await ctx.db.select().from(videoImports).where(eq(videoImports.publicId, id)))[0]?.id ?? 0;
    expect(await freeImports(ctx)).toContain(await own());
    expect(await resumeImport(ctx, await own())).toBe(false);
    expect(await freeImports(ctx)).not.toContain(await own());
    await confirmImport(member, { id });
    expect(await resumeImport(ctx, await own())).toBe(false);
    expect((await getImport(member, { id })).counts.started).toBe(60);
  });

  it.each(["role", "membership", "suspension"])(
    "ends an import whose creator lost the right through %s",
    async (by) => {
      const { member, ctx } = await setUpImporter();
      const running = await confirmed(member, links(2));
      const checking = await importLines(member, links(2));
      const own = member.organization.id;
      if (by === "role") await ctx.db.update(members).set({ role: "viewer" }).where(eq(members.organizationId, own));
      if (by === "membership") await ctx.db.delete(members).where(eq(members.organizationId, own));
      if (by === "suspension")
        await ctx.db.update(organizations).set({ suspendedAt: ctx.now() }).where(eq(organizations.id, own));
      for (const id of await freeImports(ctx)) expect(await resumeImport(ctx, id)).toBe(false);
      const reason =
        by === "suspension" ? "The organization was suspended or closed." : expect.stringContaining("can no longer");
      expect(await getImport(member, { id: running })).toMatchObject({
        status: "cancelled",
        counts: { failed: 2 },
        reasons: [{ reason, lines: 2 }],
      });
      expect(await getImport(member, checking)).toMatchObject({ status: "cancelled", counts: { unanswered: 2 } });
      expect(await trackingsOf(member)).toHaveLength(0);
    },
  );

  it("deletes imports after a month, but never a tracking", async () => {
    const { member, ctx, clock } = await setUpImporter();
    const id = await confirmed(member, links(1));
    await driveImport(member, id);
    clock.advance(31 * 86_400_000);
    const open = await importLines(member, links(1));
    expect(await pruneKind(ctx, "video_imports")).not.toEqual({ pruned: 0 });
    expect(await errorOf(getImport(member, { id }))).toMatchObject({ code: "not_found" });
    expect((await listImports(member)).imports.map((one) => one.id)).toEqual([open.id]);
    expect(await trackingsOf(member)).toHaveLength(1);
    const left = await ctx.db.select().from(videoImportLines).where(eq(videoImportLines.verdict, "started"));
    expect(left).toHaveLength(0);
  });
});

describe("access", () => {
  const verbs = [
    getImport,
    advanceImport,
    confirmImport,
    stopImport,
    recheckImport,
    retryImport,
    exportFailedLines,
    (ctx: OrganizationContext, { id }: { id: string }) => listImportLines(ctx, { id, page: 1 }),
  ];

  it("to another organization's import looks like a missing one", async () => {
    const { member } = await setUpImporter();
    const { member: stranger } = await setUpImporter();
    const { id } = await importLines(member, links(1));
    for (const verb of verbs) {
      const foreign = await errorOf(verb(stranger, { id }));
      expect(foreign).toEqual({ code: "not_found", message: "Import not found" });
      expect(await errorOf(verb(stranger, { id: "never" }))).toEqual(foreign);
    }
    expect((await listImports(stranger)).imports).toEqual([]);
    expect((await storedLines(member, id)).map(({ verdict }) => verdict)).toEqual([null]);
  });

  it("is read-only for a viewer, and a key has none", async () => {
    const { member } = await setUpImporter();
    const { id } = await importLines(member, links(1));
    const viewer: OrganizationContext = { ...member, actor: { type: "user", userId: 1, role: "viewer" } };
    for (const verb of [advanceImport, confirmImport, stopImport, recheckImport, retryImport])
      expect(await errorOf(verb(viewer, { id }))).toMatchObject({ code: "forbidden" });
    expect(await errorOf(importLines(viewer, links(1)))).toMatchObject({ code: "forbidden" });
    expect(await getImport(viewer, { id })).toMatchObject({ status: "checking", lines: 1 });
    const key: OrganizationContext = {
      ...member,
      actor: { type: "key", keyId: 1, keyName: "k", roles: ["videos:write", "videos:read"] },
    };
    expect(await errorOf(importLines(key, links(1)))).toMatchObject({ code: "forbidden" });
  });
});

import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";
import { eq } from "drizzle-orm";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import {
  apiKeys,
  apiUsageHours,
  auditEntries,
  organizationExportChunks,
  organizationExports,
  outbox,
  sessions,
  webhookEndpoints,
} from "@/db/schema";
import { seedChannel, seedOwnViews } from "@/lib/channels/channels/fixtures";
import { importAudience } from "@/lib/channels/channels/import-audience";
import { newPublicId } from "@/lib/core/public-id";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { createKey } from "@/lib/developers/keys/create";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { getNewestExport } from "@/lib/operations/exports/get-newest";
import { checkExport, openExportFile } from "@/lib/operations/exports/open-file";
import { requestExport } from "@/lib/operations/exports/request";
import { writeExports } from "@/lib/operations/exports/write";
import { pruneRecords } from "@/lib/operations/jobs/prune-records";
import { MEMBER_ROLES } from "@/lib/people/members/rules";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay } from "@/lib/tracking/collection/replay";
import { createLabel } from "@/lib/tracking/labels/create";
import { addNote } from "@/lib/tracking/videos/add-note";
import { mintId } from "@/sandbox/ids";
import { testContext } from "@/test/context";
import { createTeam, outcomeOf, type Team } from "@/test/teams";
import { trackVideo } from "@/test/track";

const ctx = testContext(new Date("2026-03-10T12:00:10Z"));
const VIDEOS = 12;
const FORMULA = "=HYPERLINK(1)";
let team: Team;
let stranger: Team;
const secrets: string[] = [];

/** Reads an archive as a client does. */
async function readArchive(id: string): Promise<Map<string, string>> {
  const { zip } = await openExportFile(team.owner.ctx, { id });
  const reader = new ZipReader(new BlobReader(await new Response(zip).blob()), { checkSignature: true });
  const texts = new Map<string, string>();
  for (const entry of await reader.getEntries())
    if (!entry.directory) texts.set(entry.filename, await entry.getData(new TextWriter()));
  return texts;
}

const jsonRows = (text = ""): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const csvRows = (text = "") =>
  Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true }).data;

const writeAll = async () => {
  let steps = 1;
  while ((await writeExports(ctx, { maxMs: 5 })).after !== null) steps += 1;
  return steps;
};

beforeAll(async () => {
  team = await createTeam(ctx, { plan: "pro", name: "Walker" });
  stranger = await createTeam(ctx, { plan: "pro", name: "Stranger" });
  const { owner } = team;
  const link = (seed: string) =>
    canonicalVideoUrl("youtube", mintId("youtube", new Date(ctx.now().getTime() - HOUR_MS), seed));
  const tracked = [];
  for (let n = 0; n < VIDEOS; n++)
    tracked.push(await trackVideo(owner.ctx, { video_link: link(`export:${n}`), duration_days: 1 }));
  await trackVideo(stranger.owner.ctx, { video_link: link("export:foreign"), duration_days: 1 });
  await createLabel(owner.ctx, { name: FORMULA });
  await addNote(owner.ctx, { id: tracked[0]?.id ?? "", at: ctx.now().toISOString(), text: "A note" });
  const channel = await seedChannel(ctx, { platform: "youtube" });
  await importAudience(owner.ctx, { channelId: channel.uuid, csv: "dimension,value,amount\ncountry,FR,1" });
  const audience = (country: string) => ({ genders: {}, ages: {}, countries: { [country]: 7 } });
  await seedOwnViews(owner.ctx, channel, { views: 10, engagedViews: 5, audience: audience("FR") });
  await seedOwnViews(stranger.owner.ctx, channel, { views: 20, engagedViews: 1, audience: audience("SE") });
  const { key } = await createKey(owner.ctx, { name: "Reporting", roles: ["usage:read"], expires_in_days: null });
  const { secret } = await createEndpoint(owner.ctx, {
    url: "https://receiver.example/hook",
    events: ["balance.low"],
  });
  const [storedKey] = await ctx.db.select().from(apiKeys);
  const [storedEndpoint] = await ctx.db.select().from(webhookEndpoints);
  secrets.push(key, secret, storedKey?.hash ?? "", storedEndpoint?.secretEncrypted ?? "", "password_hash");
  const first = Date.parse("2025-01-01T00:00:00Z");
  // Two full pages, so that the last one is empty.
  await ctx.db.insert(apiUsageHours).values(
    Array.from({ length: 2_000 }, (_, n) => ({
      organizationId: team.organization.organization.id,
      hour: new Date(first + Math.floor(n / 2) * HOUR_MS),
      keyId: storedKey?.id ?? 0,
      method: "GET",
      route: `/api/v1/route-${n % 2}`,
      calls: n,
      errors: 0,
      credits: 0,
    })),
  );
  await replay({ ...ctx, turnTo: ctx.clock.set }, new Date(ctx.now().getTime() + 5 * HOUR_MS));
});

describe("an export", () => {
  it.each(MEMBER_ROLES)("is allowed or refused for the %s according to the table", async (role) => {
    const outcomes = [
      await outcomeOf(getNewestExport(team[role].ctx)),
      await outcomeOf(checkExport(team[role].ctx, { id: "nothing" })),
    ];
    expect(outcomes).toEqual(role === "owner" ? ["done", "not_found"] : ["forbidden", "forbidden"]);
    if (role !== "owner") expect(await outcomeOf(requestExport(team[role].ctx))).toBe("forbidden");
  });

  it("has everything in both formats, written in steps that other runs interrupt, without secrets", async () => {
    const requests = await Promise.all([1, 2, 3].map(() => outcomeOf(requestExport(team.owner.ctx))));
    expect(requests.sort()).toEqual(["conflict", "conflict", "done"]);
    expect((await getNewestExport(team.owner.ctx)).export).toMatchObject({ status: "running", bytes: null });
    // Two runs at the same time, as after a step that was thought to be lost.
    const steps = await Promise.all([writeAll(), writeAll()]);
    expect(Math.max(...steps)).toBeGreaterThan(1);
    const { export: made } = await getNewestExport(team.owner.ctx);
    expect(made).toMatchObject({ status: "ready", progress: 1 });
    expect(made?.expires_at).toBe(new Date(ctx.now().getTime() + 7 * DAY_MS).toISOString());

    const archive = await readArchive(made?.id ?? "");
    const all = [...archive.values()].join("\n");
    for (const secret of secrets) expect(all).not.toContain(secret);
    expect(all).not.toContain("Stranger");
    for (const [name, text] of archive) {
      if (!name.endsWith(".csv")) continue;
      const json = archive.get(name.replace(/\.csv$/, ".ndjson")) ?? archive.get(name.replace(/\.csv$/, ".json"));
      expect(csvRows(text), name).toHaveLength(jsonRows(json).length);
    }
    expect(jsonRows(archive.get("organization.json"))).toMatchObject([{ name: "Walker", plan: "pro" }]);
    expect(
      jsonRows(archive.get("members.ndjson"))
        .map(({ role }) => role)
        .sort(),
    ).toEqual([...MEMBER_ROLES].sort());
    expect(jsonRows(archive.get("labels.ndjson"))).toMatchObject([{ name: FORMULA }]);
    expect(csvRows(archive.get("labels.csv"))).toMatchObject([{ name: `'${FORMULA}` }]);
    expect(jsonRows(archive.get("api-keys.ndjson"))).toMatchObject([{ name: "Reporting", roles: ["usage:read"] }]);
    const usage = jsonRows(archive.get("api-usage.ndjson")).map(({ requests: n }) => n);
    expect(usage).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
    const videos = jsonRows(archive.get("videos.ndjson"));
    expect(new Set(videos.map(({ id }) => id)).size).toBe(VIDEOS);
    expect(jsonRows(archive.get("notes.ndjson"))).toMatchObject([{ text: "A note", video: videos[0]?.id }]);
    const hours = jsonRows(archive.get("snapshots.ndjson"));
    const stored = videos.reduce((sum, { snapshots }) => sum + Number(snapshots), 0);
    expect(hours.filter(({ taken_at }) => taken_at !== null)).toHaveLength(stored);
    expect(stored).toBeGreaterThanOrEqual(5 * VIDEOS);
    const ledger = jsonRows(archive.get("ledger.ndjson"));
    const money = ledger.filter(({ unit }) => unit === "USD").reduce((sum, { amount }) => sum + Number(amount), 0);
    expect(money).toBeCloseTo(Number(ledger.findLast(({ unit }) => unit === "USD")?.balance_after), 6);
    expect(jsonRows(archive.get("own-figures.ndjson"))).toMatchObject([{ day: "2026-03-10", views: 10 }]);
    expect(jsonRows(archive.get("own-audiences.ndjson"))).toMatchObject([
      { day: "2026-03-10", from_day: null, audience: { countries: { FR: 7 } } },
    ]);
    expect(jsonRows(archive.get("audience-import-months.ndjson"))).toMatchObject([
      { month: "2026-03", audience: { countries: { FR: 1 } } },
    ]);
    expect(jsonRows(archive.get("receipts.ndjson"))).toMatchObject([{ amount_usd: 100 }]);
  });

  it("is in the audit log, and is announced once by email", async () => {
    const log = await ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.organizationId, team.organization.organization.id));
    const own = log.filter(({ action }) => action.startsWith("organization.export"));
    expect(own.map(({ action, actorType }) => [action, actorType])).toEqual([
      ["organization.export_request", "user"],
      ["organization.export", "system"],
      ["organization.export_download", "user"],
    ]);
    const mails = (await ctx.db.select().from(outbox)).map(({ payload }) => JSON.stringify(payload));
    const ready = mails.filter((mail) => mail.includes("export_ready"));
    expect(ready).toHaveLength(1);
    expect(ready[0]).toContain(team.owner.email);
  });

  it("is not found by another organization, needs a recent proof, and expires", async () => {
    const id = (await getNewestExport(team.owner.ctx)).export?.id ?? "";
    expect(await outcomeOf(openExportFile(stranger.owner.ctx, { id }))).toBe("not_found");
    expect((await getNewestExport(stranger.owner.ctx)).export).toBeNull();
    const [session] = await ctx.db
      .insert(sessions)
      .values({
        publicId: newPublicId(),
        userId: team.owner.userId,
        createdAt: ctx.now(),
        lastUsedAt: ctx.now(),
        expiresAt: new Date(ctx.now().getTime() + DAY_MS),
        provedAt: new Date(ctx.now().getTime() - 11 * MINUTE_MS),
      })
      .returning();
    const inBrowser = { ...team.owner.ctx, sessionId: session?.id ?? 0 };
    const acts = [
      () => requestExport(inBrowser),
      () => checkExport(inBrowser, { id }),
      () => openExportFile(inBrowser, { id }),
    ];
    for (const act of acts)
      await expect(act()).rejects.toMatchObject({ refusal: { code: "forbidden", isProofRequired: true } });
    await ctx.db.update(sessions).set({ provedAt: ctx.now() }).where(eq(sessions.id, inBrowser.sessionId));
    expect(await outcomeOf(checkExport(inBrowser, { id }))).toBe("done");
    expect(await pruneRecords(ctx)).toMatchObject({ exports: 0 });
    ctx.clock.advance(7 * DAY_MS);
    expect(await outcomeOf(openExportFile(team.owner.ctx, { id }))).toBe("not_found");
    expect((await getNewestExport(team.owner.ctx)).export).toBeNull();
    expect(await pruneRecords(ctx, 20)).toMatchObject({ exports: 1 });
    expect(await ctx.db.$count(organizationExportChunks)).toBe(0);
  });

  it("replaces the one before, is limited per day, and is given up after repeated interruptions", async () => {
    for (let n = 0; n < 4; n++) {
      await requestExport(team.owner.ctx);
      await writeAll();
    }
    const expiring = await ctx.db.select().from(organizationExports).orderBy(organizationExports.id);
    expect(expiring.map(({ expiresAt }) => expiresAt?.getTime() === ctx.now().getTime())).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const { id } = await requestExport(team.owner.ctx);
    expect(await outcomeOf(requestExport(team.owner.ctx))).toBe("conflict");
    await ctx.db.update(organizationExports).set({ attempts: 10 }).where(eq(organizationExports.publicId, id));
    expect(await writeExports(ctx)).toMatchObject({ failed: 1, ready: 0, after: null });
    expect((await getNewestExport(team.owner.ctx)).export).toMatchObject({ id, status: "failed" });
    await expect(requestExport(team.owner.ctx)).rejects.toThrow("At most 5 exports within 24 hours");
  });
});

import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries, platformCalls, retiredSources } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { restoreSource, retireDeniedSources, retireSource } from "@/lib/platforms/sources/retire-source";
import { readUsableSources } from "@/lib/platforms/sources/usable-sources";
import { testContext } from "@/test/context";
import { createMember } from "@/test/members";

const LOOTER = "instagram-looter2";
const GRAPH = "instagram-business-discovery";
const ctx = testContext(new Date("2026-03-10T12:30:00Z"));
const reason = "Closed down";
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.refusal.code : String(error)),
  );

beforeEach(async () => {
  await ctx.db.delete(retiredSources);
  await ctx.db.delete(platformCalls);
});

describe("retiring a source", () => {
  it("takes it out of use until it is restored, and is audited", async () => {
    const admin = await createMember(ctx, { isAdmin: true });
    await retireSource(admin.ctx, { source: LOOTER, reason });
    expect((await readUsableSources(ctx.db, "instagram")).map(({ id }) => id)).toEqual([GRAPH]);
    expect(await codeOf(retireSource(admin.ctx, { source: LOOTER, reason }))).toBe("conflict");
    await restoreSource(admin.ctx, { source: LOOTER, reason });
    expect((await readUsableSources(ctx.db, "instagram")).map(({ id }) => id)).toEqual([LOOTER, GRAPH]);
    expect(await codeOf(restoreSource(admin.ctx, { source: LOOTER, reason }))).toBe("conflict");
    const acts = await ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.actorId, admin.userId))
      .orderBy(asc(auditEntries.id));
    expect(acts.map(({ action, reason: why }) => [action, why])).toEqual([
      ["admin.source_retire", reason],
      ["admin.source_restore", reason],
    ]);
  });

  it("needs another source of the platform", async () => {
    const admin = await createMember(ctx, { isAdmin: true });
    expect(await codeOf(retireSource(admin.ctx, { source: "tiktok-scraper7", reason }))).toBe("conflict");
    await retireSource(admin.ctx, { source: GRAPH, reason });
    expect(await codeOf(retireSource(admin.ctx, { source: LOOTER, reason }))).toBe("conflict");
    expect(await codeOf(retireSource(admin.ctx, { source: "unheard-of", reason }))).toBe("not_found");
  });

  it("is for admins", async () => {
    const { ctx: owner } = await createMember(ctx);
    expect(await codeOf(retireSource(owner, { source: LOOTER, reason }))).toBe("not_found");
    expect(await codeOf(restoreSource(owner, { source: LOOTER, reason }))).toBe("not_found");
  });
});

describe("the hourly check", () => {
  const calls = (source: string, outcome: string, hours: number) =>
    ctx.db.insert(platformCalls).values(
      Array.from({ length: hours }, (_, index) => ({
        platform: source.startsWith("instagram") ? ("instagram" as const) : ("tiktok" as const),
        source,
        hour: new Date(Date.parse("2026-03-10T12:00:00Z") - index * HOUR_MS),
        outcome,
        calls: 3,
      })),
    );

  it("retires what denied every call for a day", async () => {
    await calls(LOOTER, "auth", 24);
    expect(await retireDeniedSources(ctx)).toEqual({ retired: [LOOTER] });
    expect(await retireDeniedSources(ctx)).toEqual({ retired: [] });
  });

  it("retires what also failed otherwise meanwhile, as networks and gateways do", async () => {
    await calls(LOOTER, "auth", 24);
    await calls(LOOTER, "transient", 5);
    await calls(LOOTER, "rate_limited", 2);
    expect(await retireDeniedSources(ctx)).toEqual({ retired: [LOOTER] });
  });

  it("leaves a source that reported a video as gone, or whose other hours only timed out", async () => {
    await calls(LOOTER, "auth", 24);
    await calls(LOOTER, "unavailable", 1);
    await calls(GRAPH, "auth", 23);
    await calls(GRAPH, "transient", 24);
    expect(await retireDeniedSources(ctx)).toEqual({ retired: [] });
  });

  it("leaves a source that answered once, was denied for less than a day, or has no successor", async () => {
    await calls(LOOTER, "auth", 24);
    await calls(LOOTER, "ok", 1);
    await calls(GRAPH, "auth", 23);
    await calls("tiktok-scraper7", "auth", 24);
    expect(await retireDeniedSources(ctx)).toEqual({ retired: [] });
  });
});

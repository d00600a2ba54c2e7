import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { channels } from "@/db/schema";
import { CHANNEL_SORTS } from "@/lib/channels/channels/choice-rules";
import { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { seedChannel, seedStats } from "@/lib/channels/channels/fixtures";
import { importAudience } from "@/lib/channels/channels/import-audience";
import { listChannelRows } from "@/lib/channels/channels/list-rows";
import { saveChannel } from "@/lib/channels/channels/save";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { PLATFORMS } from "@/lib/platforms/name-rules";
import { createTestOrganization, testContext } from "@/test/context";
import { insertVideos } from "@/test/video-rows";

const ctx = testContext(new Date("2026-03-10T12:00:00Z"));
let owner: OrganizationContext;
let other: OrganizationContext;
/** In the names of one test's channels, because all channels of the file share a database. */
let tag: string;

const list = (by: OrganizationContext, query: Partial<ChannelRowsQuery> = {}) =>
  listChannelRows(by, ChannelRowsQuery.parse(query));
const names = async (query: Partial<ChannelRowsQuery>, by = owner) =>
  (await list(by, { q: tag, list: "all", ...query })).rows.map(({ username }) => username.replace(tag, ""));
const seed = (name: string, over: Partial<typeof channels.$inferInsert> = {}) =>
  seedChannel(ctx, { username: `${tag}${name}`, ...over });
const trackOf = (by: OrganizationContext, { platform, externalId }: ChannelRow, n = 1) =>
  insertVideos(
    by,
    Array.from({ length: n }, () => ({ platform, creatorId: externalId })),
  );

beforeEach(async () => {
  owner = await createTestOrganization(ctx);
  other = await createTestOrganization(ctx);
  tag = randomUUID().slice(0, 13);
});

describe("the saved channels", () => {
  test("are sorted, searched and filtered, and visible only to their organization", async () => {
    const big = await seed(".big", { name: "zoe", followers: 900 });
    const small = await seed("_small", { name: "Anna", followers: 5, platform: "tiktok" });
    const hidden = await seed(".hidden", { name: null, followers: null });
    for (const each of [big, small, hidden]) {
      await saveChannel(owner, { id: each.uuid });
      ctx.clock.advance(1000);
    }
    const saved = (query: Partial<ChannelRowsQuery>) => names({ list: "saved", q: "", ...query });
    expect(await saved({})).toEqual([".hidden", "_small", ".big"]);
    expect(await saved({ order: "asc" })).toEqual([".big", "_small", ".hidden"]);
    expect(await saved({ sort: "followers" })).toEqual([".big", "_small", ".hidden"]);
    // Without a count last in both orders.
    expect(await saved({ sort: "followers", order: "asc" })).toEqual(["_small", ".big", ".hidden"]);
    expect((await saved({ sort: "name", order: "asc" })).at(-1)).toBe(".big");
    expect(await saved({ platform: "tiktok" })).toEqual(["_small"]);
    expect(await saved({ q: "ZO" })).toEqual([".big"]);
    expect(await saved({ q: `@${small.username}` })).toEqual(["_small"]);
    // Signs separate words, and are no wildcards.
    expect(await saved({ q: `${tag}_smal` })).toEqual(["_small"]);
    expect(await list({ ...owner, actor: { type: "user", userId: 7, role: "viewer" } })).toMatchObject({ total: 3 });
    expect(await list(other)).toEqual({ rows: [], total: 0, next_cursor: null });
    const actor = { type: "key" as const, keyId: 1, keyName: "Test", roles: ["usage:read" as const] };
    await expect(list({ ...owner, actor })).rejects.toMatchObject({ refusal: { code: "forbidden" } });
  });
});

describe("the creators", () => {
  test("are those of the organization's own videos, with their number", async () => {
    const [one, two] = [await seed("one", { isStub: true }), await seed("two", { platform: "tiktok" })];
    await trackOf(owner, one, 2);
    ctx.clock.advance(1000);
    await trackOf(owner, two);
    await trackOf(other, two, 3);
    const { rows, total } = await list(owner, { list: "creators" });
    expect([rows.map(({ id, trackings }) => [id, trackings]), total]).toEqual([
      [
        [two.uuid, 1],
        [one.uuid, 2],
      ],
      2,
    ]);
    expect((await list(other, { list: "creators" })).rows).toMatchObject([{ id: two.uuid, trackings: 3 }]);
    expect((await list(owner)).rows).toEqual([]);
  });
});

describe("all channels", () => {
  test("are those with a profile, with what the organization has of each", async () => {
    const known = await seed("known", {
      followers: 10,
      gained: 3,
      gainedPercent: 42.5,
      postCount: 7,
      qualityGrade: 81,
    });
    await seed("stub", { isStub: true });
    await trackOf(owner, known);
    await seedStats(ctx, known, [
      { day: "2026-02-08", followers: 7 },
      { day: "2026-03-10", followers: 10 },
      { day: "2026-02-07", followers: 6 },
    ]);
    const { rows, total } = await list(owner, { list: "all", q: tag });
    expect(total).toBe(1);
    expect(rows).toEqual([
      expect.objectContaining({
        id: known.uuid,
        saved_at: null,
        trackings: 1,
        gained_30d: 3,
        gained_percent_30d: 42.5,
        post_count: 7,
        quality_grade: 81,
        has_audience: true,
        recent_followers: [7, ...Array(29).fill(null), 10],
      }),
    ]);
    expect((await list(other, { list: "all", q: tag })).rows).toMatchObject([{ id: known.uuid, trackings: 0 }]);
  });

  test("are filtered by size, growth and audience", async () => {
    await seed("a", { followers: 9_999, gained: -5, gainedPercent: -0.1 });
    await seed("b", { followers: 10_000, gained: 1_000, gainedPercent: 11.1, qualityGrade: 75 });
    await seed("c", { followers: 1_000_000, gained: 100, gainedPercent: 0.1, qualityGrade: 74 });
    const unknown = await seed("d", { followers: null });
    const of = async (query: Partial<ChannelRowsQuery>, by = owner) => (await names(query, by)).toSorted().join("");
    expect(await of({ size: "under_10k" })).toBe("a");
    expect(await of({ size: "10k_100k" })).toBe("b");
    expect(await of({ size: "100k_1m" })).toBe("");
    expect(await of({ size: "from_1m" })).toBe("c");
    expect(await of({ growth: "growing" })).toBe("bc");
    expect(await of({ growth: "fast" })).toBe("b");
    expect(await of({ growth: "shrinking" })).toBe("a");
    expect(await of({ audience: "known" })).toBe("bc");
    expect(await of({ audience: "good" })).toBe("b");
    await importAudience(owner, { channelId: unknown.uuid, csv: "dimension,value,amount\ncountry,FR,1" });
    expect(await of({ audience: "known" })).toBe("bcd");
    // An import is its organization's own.
    expect(await of({ audience: "known" }, other)).toBe("bc");
    expect((await list(other, { list: "all", q: `${tag}d` })).rows).toMatchObject([{ has_audience: false }]);
    expect((await list(owner, { list: "all", q: `${tag}d` })).rows).toMatchObject([{ has_audience: true }]);
    expect(await of({ growth: "growing", size: "from_1m", platform: "instagram" })).toBe("c");
  });
});

describe("a cursor", () => {
  const figure = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
  const seeded = fc.array(
    fc.record({
      followers: figure,
      gained: figure,
      gainedPercent: fc.option(fc.constantFrom(-0.1, 0, 1 / 3, 2), { nil: null }),
      qualityGrade: figure,
      name: fc.constantFrom(null, "a", "B", "é", "🦊"),
      platform: fc.constantFrom(...PLATFORMS),
      at: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 9 },
  );

  test("continues every list in every order: no row twice, none left out", { timeout: 120_000 }, async () => {
    const start = ctx.now().getTime();
    await fc.assert(
      fc.asyncProperty(
        seeded,
        fc.constantFrom("all" as const, "saved" as const, "creators" as const),
        fc.constantFrom(...CHANNEL_SORTS),
        fc.constantFrom("asc" as const, "desc" as const),
        fc.integer({ min: 1, max: 4 }),
        async (rows, of, sort, order, per_page) => {
          const by = await createTestOrganization(ctx);
          tag = randomUUID().slice(0, 13);
          for (const { at, ...row } of rows) {
            ctx.clock.set(new Date(start + at));
            const channel = await seed("", row);
            await saveChannel(by, { id: channel.uuid });
            await trackOf(by, channel);
          }
          const query = { list: of, q: tag, sort, order } as const;
          const whole = await list(by, { ...query, per_page: 100 });
          expect(whole).toMatchObject({ total: rows.length, next_cursor: null });
          expect(whole.rows).toHaveLength(rows.length);
          const paged: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await list(by, { ...query, per_page, ...(cursor && { cursor }) });
            if (cursor) expect(page.total).toBeNull();
            paged.push(...page.rows.map(({ id }) => id));
            cursor = page.next_cursor ?? undefined;
          } while (cursor);
          expect(paged).toEqual(whole.rows.map(({ id }) => id));
        },
      ),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 40) },
    );
    ctx.clock.set(new Date(start));
  });

  test("is refused with other filters, by another organization, or made up", async () => {
    for (const name of ["a", "b"]) await seed(name, { followers: 1 });
    const query = { list: "all", q: tag, sort: "followers", per_page: 1 } as const;
    const cursor = (await list(owner, query)).next_cursor ?? "";
    expect((await list(owner, { ...query, cursor, per_page: 5 })).rows).toHaveLength(1);
    const refused = { refusal: { code: "invalid_request", details: [{ field: "cursor" }] } };
    await expect(list(owner, { ...query, cursor, order: "asc" })).rejects.toMatchObject(refused);
    await expect(list(owner, { ...query, cursor, platform: "tiktok" })).rejects.toMatchObject(refused);
    await expect(list(other, { ...query, cursor })).rejects.toMatchObject(refused);
    const parts = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const made = (value: unknown, id: unknown = parts[2]) =>
      Buffer.from(JSON.stringify([parts[0], value, id])).toString("base64url");
    for (const bad of ["x", made("a"), made(0.5), made(1e300), made(1, "x"), made(1, randomUUID()), made({})])
      await expect(list(owner, { ...query, cursor: bad })).rejects.toMatchObject(refused);
  });
});

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { type channels, connectedAccounts, ownFigures } from "@/db/schema";
import { getAudienceDetail } from "@/lib/channels/channels/audience-detail";
import { CHANNEL_SORTS } from "@/lib/channels/channels/choice-rules";
import { compareAudiences } from "@/lib/channels/channels/compare-audiences";
import { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { seedChannel, seedOwnViews, seedStats } from "@/lib/channels/channels/fixtures";
import { importAudience } from "@/lib/channels/channels/import-audience";
import { listChannelRows } from "@/lib/channels/channels/list-rows";
import { getChannelProfile } from "@/lib/channels/channels/profile";
import { getChannelQuality } from "@/lib/channels/channels/quality";
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

describe("grades from the owners' engaged views", () => {
  /** Names and grades, best first; `by` has both channels of the test that are on YouTube. */
  const gradesOf = async (by: OrganizationContext, query: Partial<ChannelRowsQuery> = {}) =>
    (await list(by, { q: tag, list: "all", sort: "quality", ...query })).rows.map(
      ({ username, quality_grade, quality_source }) => [username.replace(tag, ""), quality_grade, quality_source],
    );

  test("are those of their organization in list, filter, order and page, and of no other", async () => {
    await seed("sampled", { qualityGrade: 74 });
    const good = await seed("good", { platform: "youtube" });
    const fair = await seed("fair", { platform: "youtube" });
    const both = await seed("both", { platform: "youtube", qualityGrade: 10 });
    const uncounted = await seed("uncounted", { platform: "youtube" });
    await seedOwnViews(owner, good, { views: 1000, engagedViews: 754 });
    await seedOwnViews(owner, fair, { views: 1000, engagedViews: 744 });
    await seedOwnViews(owner, both, { views: 10, engagedViews: 10 });
    await seedOwnViews(owner, uncounted, { views: 10, engagedViews: null });
    await seedOwnViews(other, fair, { views: 1000, engagedViews: 990 });
    const own = [
      ["good", 75, "owner"],
      ["fair", 74, "owner"],
      ["sampled", 74, "sample"],
      // A sample comes first, as on the channel's page.
      ["both", 10, "sample"],
      ["uncounted", null, null],
    ];
    expect(await gradesOf(owner)).toEqual(own);
    expect(await gradesOf(owner, { order: "asc" })).toEqual([own[3], own[2], own[1], own[0], own[4]]);
    expect(await gradesOf(owner, { audience: "good" })).toEqual([own[0]]);
    expect(await gradesOf(owner, { audience: "good", sort: "recent" })).toEqual([own[0]]);
    expect(await gradesOf(owner, { audience: "known" })).toEqual(own.slice(0, 4));
    expect(await list(owner, { q: tag, list: "all", audience: "good" })).toMatchObject({ total: 1 });
    expect(await gradesOf(other, { audience: "known" })).toEqual([["fair", 99, "owner"], own[2], own[3]]);
    expect(await gradesOf(other, { audience: "good" })).toEqual([["fair", 99, "owner"]]);
    const third = await createTestOrganization(ctx);
    expect(await gradesOf(third, { audience: "good" })).toEqual([]);
    expect((await gradesOf(third)).slice(0, 2)).toEqual([own[2], own[3]]);
    for (const [by, grade] of [
      [owner, 74],
      [other, 99],
    ] as const) {
      expect((await getChannelQuality(by, { id: fair.uuid })).quality_grade).toBe(grade);
      expect((await getAudienceDetail(by, { id: fair.uuid })).owner_quality).toMatchObject({ grade });
      expect(await getChannelProfile(by, { id: fair.uuid })).toMatchObject({
        quality_grade: grade,
        has_audience: true,
      });
      const compared = await compareAudiences(by, { channels: [fair.uuid, good.uuid] });
      expect(compared.channels[0]?.channel.quality_grade).toBe(compared.channels[0]?.audience.owner_quality?.grade);
    }
    expect(await getChannelProfile(third, { id: fair.uuid })).toMatchObject({
      quality_grade: null,
      has_audience: false,
    });
  });

  test("are filled in by the migration as the page counts them: the newest 28 days that have both figures", async () => {
    const channel = await seed("", { platform: "youtube" });
    await seedOwnViews(owner, channel, { views: 7, engagedViews: 3 });
    const [account] = await ctx.db
      .select()
      .from(connectedAccounts)
      .where(eq(connectedAccounts.organizationId, owner.organization.id));
    const accountId = account?.id ?? 0;
    const day = { accountId, organizationId: owner.organization.id, readAt: ctx.now() };
    await ctx.db.insert(ownFigures).values([
      { ...day, day: "2026-02-11", views: 100, engagedViews: 60 },
      { ...day, day: "2026-02-12", views: 100, engagedViews: null },
      { ...day, day: "2026-02-10", views: 100, engagedViews: 0 },
    ]);
    const { quality_grade } = await getChannelQuality(owner, { id: channel.uuid });
    expect(quality_grade).toBe(59);
    const [, fill = ""] = readFileSync("db/migrations/0046_owner_grades.sql", "utf8").split("--> statement-breakpoint");
    await ctx.db.execute(sql.raw(fill));
    expect(await gradesOf(owner)).toEqual([["", 59, "owner"]]);
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
      ownGrade: figure,
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
          for (const { at, ownGrade, ...row } of rows) {
            ctx.clock.set(new Date(start + at));
            const channel = await seed("", row);
            await saveChannel(by, { id: channel.uuid });
            await trackOf(by, channel);
            if (ownGrade !== null) await seedOwnViews(by, channel, { views: 100, engagedViews: ownGrade });
          }
          const query = { list: of, q: tag, sort, order } as const;
          const whole = await list(by, { ...query, per_page: 100 });
          expect(whole).toMatchObject({ total: rows.length, next_cursor: null });
          expect(whole.rows).toHaveLength(rows.length);
          const grades = rows.map(({ qualityGrade, ownGrade }) => qualityGrade ?? ownGrade).filter((n) => n !== null);
          if (sort === "quality")
            expect(whole.rows.map(({ quality_grade }) => quality_grade).filter((n) => n !== null)).toEqual(
              grades.toSorted((a, b) => (order === "asc" ? a - b : b - a)),
            );
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

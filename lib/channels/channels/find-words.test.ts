import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { audienceImportMonths, channels, followerSampleMonths, knownCategories } from "@/db/schema";
import { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { findChannels } from "@/lib/channels/channels/find-channels";
import { seedChannel, seedFollowers, seedPost } from "@/lib/channels/channels/fixtures";
import { listChannelFilters } from "@/lib/channels/channels/list-filters";
import { listChannelRows } from "@/lib/channels/channels/list-rows";
import type { ChannelRow } from "@/lib/channels/channels/store-profile";
import type { OrganizationContext } from "@/lib/core/context";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext(new Date("2026-03-10T12:00:00Z"));
let owner: OrganizationContext;

const names = (found: readonly { username: string }[]) => found.map(({ username }) => username);
const find = async (q: string) => names((await findChannels(owner, { q })).channels);
const list = async (query: Partial<ChannelRowsQuery>) =>
  names((await listChannelRows(owner, ChannelRowsQuery.parse({ list: "all", sort: "followers", ...query }))).rows);

beforeAll(async () => {
  owner = await createTestOrganization(ctx);
  const rows: Partial<ChannelRow>[] = [
    { username: "trailmix", name: "Trail Mix", followers: 900 },
    { username: "trail", name: null, followers: 5 },
    { username: "fiona.goes", name: "Fiona 𝓣𝓻𝓪𝓲𝓵𝓼", followers: 100 },
    { username: "muddytrails", name: "Muddy", followers: 4_000 },
    { username: "peaks", name: "Peaks", followers: 80, categoriesPrimary: ["Trail running"], country: "DE" },
    { username: "boots", name: "Boots", followers: 70, topics: ["trailrun", "fyp"], country: "AT" },
    {
      username: "tent.life",
      name: "Zelt & Café",
      followers: 60,
      description: "Trails,tents:and\ttea <3",
      country: "DE",
    },
    { username: "other", name: "Elsewhere", followers: null, categoriesSecondary: ["Food", "Trail running"] },
  ];
  for (const row of rows) await seedChannel(ctx, { ...row, platform: "tiktok" });
});

describe("a search", () => {
  it("ranks the username first, then names, parts of names, topics and descriptions; the largest first", async () => {
    expect(await find("trail")).toEqual([
      "trail",
      "trailmix",
      "fiona.goes",
      "muddytrails",
      "peaks",
      "boots",
      "other",
      "tent.life",
    ]);
  });

  it.each([
    ["trail mix", ["trailmix"]],
    ["Trails FIONA", ["fiona.goes"]],
    ["railm", ["trailmix"]],
    ["cafe", ["tent.life"]],
    ["CAFÉ", ["tent.life"]],
    ["running tr", ["peaks", "other"]],
    ["#trailrun", ["boots"]],
    ["tea", ["tent.life"]],
    ["elsewhere food", ["other"]],
    ["trail nothing", []],
    ["ix", []],
    ["%", []],
    ["'); --", []],
    ["🎉", []],
    ["a:* | b", []],
  ])("%j finds %j, in the list, too", async (q, expected) => {
    expect(await find(q)).toEqual(expected);
    expect((await list({ q })).toSorted()).toEqual(expected.toSorted());
  });
});

describe("the list's filters", () => {
  it("offer the countries and categories that channels have", async () => {
    await ctx.db.execute(runnable('INSERT INTO "known_categories"'));
    const { countries, categories } = await listChannelFilters(owner);
    expect(countries).toEqual(["AT", "DE"]);
    expect(categories).toEqual(["Food", "Trail running"]);
  });

  it("choose by country, and by primary or secondary category", async () => {
    expect(await list({ country: "DE" })).toEqual(["peaks", "tent.life"]);
    expect(await list({ category: "Trail running" })).toEqual(["peaks", "other"]);
    expect(await list({ category: "Trail running", country: "DE", q: "peak" })).toEqual(["peaks"]);
    expect(await list({ category: "trail" })).toEqual([]);
  });
});

const migration = readFileSync("db/migrations/0024_channel_search_and_history.sql", "utf8").split(
  "--> statement-breakpoint",
);
function runnable(start: string) {
  const found = migration.find((part) => part.includes(start));
  if (!found) throw new Error(`the migration has no ${start}`);
  return sql.raw(found);
}

describe("the migration", () => {
  it("fills in topics as they are stored later", async () => {
    const channel = await seedChannel(ctx);
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    for (let day = 1; day <= 30; day += 1)
      await seedPost(ctx, channel, { publishedAt: at(day), tags: day % 2 ? ["Hiking", "rain"] : ["hiking"] });
    await seedPost(ctx, channel, { publishedAt: new Date("2025-01-01T00:00:00Z"), tags: ["old"] });
    await ctx.db.execute(runnable("SET topics"));
    const [row] = await ctx.db.select().from(channels).where(eq(channels.id, channel.id));
    expect(row?.topics).toEqual(["hiking", "rain"]);
  });

  it("keeps the known samples as their months", async () => {
    const channel = await seedChannel(ctx);
    await seedFollowers(ctx, channel, [{ country: "US" }, { country: "US", flags: 2 }, { flags: 6 }]);
    await ctx.db.delete(followerSampleMonths);
    await ctx.db.execute(runnable('INSERT INTO "follower_sample_months"'));
    expect(await ctx.db.select().from(followerSampleMonths)).toEqual([
      {
        channelId: channel.id,
        month: "2026-03-01",
        takenAt: ctx.now(),
        size: 3,
        classes: [1, 0, 1, 0, 1],
        countries: { US: 2 },
      },
    ]);
    await ctx.db.execute(runnable('INSERT INTO "audience_import_months"'));
    expect(await ctx.db.select().from(audienceImportMonths)).toEqual([]);
    expect(await ctx.db.$count(knownCategories)).toBeGreaterThan(0);
  });
});

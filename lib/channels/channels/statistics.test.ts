import { beforeAll, describe, expect, it } from "vitest";
import { channels } from "@/db/schema";
import { getAudienceDetail } from "@/lib/channels/channels/audience-detail";
import { getAudienceHistory } from "@/lib/channels/channels/audience-history";
import { compareAudiences } from "@/lib/channels/channels/compare-audiences";
import { seedChannel, seedPost } from "@/lib/channels/channels/fixtures";
import { importAudience } from "@/lib/channels/channels/import-audience";
import { removeAudienceImport } from "@/lib/channels/channels/remove-import";
import { getChannelStatistics } from "@/lib/channels/channels/statistics";
import { type ChannelRow, storeProfiles } from "@/lib/channels/channels/store-profile";
import { storeSample } from "@/lib/channels/channels/store-sample";
import type { OrganizationContext } from "@/lib/core/context";
import type { ChannelData } from "@/lib/platforms/channels";
import { createTestOrganization, testContext } from "@/test/context";

const NOW = new Date("2026-03-10T12:00:00Z");
const DAY = 86_400_000;
const ctx = testContext(NOW);
let owner: OrganizationContext;
let other: OrganizationContext;

beforeAll(async () => {
  owner = await createTestOrganization(ctx);
  other = await createTestOrganization(ctx);
});

const statistics = (channel: ChannelRow) => getChannelStatistics(owner, { id: channel.uuid });

describe("growth among channels of the same size", () => {
  const peers = (number: number, over: Partial<ChannelRow> = {}) =>
    Promise.all(
      Array.from({ length: number }, (_, index) =>
        seedChannel(ctx, { platform: "tiktok", followers: 600 + index, gainedPercent: index, ...over }),
      ),
    );

  it("is compared with at least 20 channels of the platform, fetched within 30 days", async () => {
    const channel = await seedChannel(ctx, { platform: "tiktok", followers: 1000, gainedPercent: 14.5 });
    await peers(19);
    // Too small, too large, too old, of another platform, without growth, or known from a sample only.
    await peers(3, { followers: 499 });
    await peers(3, { followers: 2001 });
    await peers(3, { profileAt: new Date(NOW.getTime() - 31 * DAY) });
    await peers(3, { platform: "twitter" });
    await peers(3, { gainedPercent: null });
    await peers(3, { isStub: true });
    expect((await statistics(channel)).growth).toEqual({
      percent: 14.5,
      peers: 19,
      median: null,
      percentile: null,
      followers_from: 500,
      followers_to: 2000,
      read_from: NOW.toISOString(),
      read_to: NOW.toISOString(),
    });
    await peers(1, { followers: 2000, gainedPercent: 100, profileAt: new Date(NOW.getTime() - DAY) });
    expect((await statistics(channel)).growth).toMatchObject({
      peers: 20,
      median: 9.5,
      percentile: 75,
      read_from: "2026-03-09T12:00:00.000Z",
    });
    const [unknown] = await peers(1, { gainedPercent: null });
    if (!unknown) throw new Error("not written");
    expect((await statistics(unknown)).growth).toBeNull();
    await ctx.db.update(channels).set({ gainedPercent: null });
  });
});

it("engagement and reach are of the newest 30 stored posts", async () => {
  const channel = await seedChannel(ctx, { followers: 50_000 });
  expect(await statistics(channel)).toMatchObject({ engagement: { posts: 0 }, reach: { posts: 0, reach: null } });
  for (let age = 3; age < 40; age += 1)
    await seedPost(ctx, channel, {
      publishedAt: new Date(NOW.getTime() - age * DAY),
      views: age * 100,
      likes: age * 5,
    });
  expect(await statistics(channel)).toMatchObject({
    engagement: { basis: "views", posts: 30, median: 5, published_to: "2026-03-07T12:00:00.000Z" },
    // The ages 3 to 32.
    reach: { posts: 30, median_views: 1750, reach: 1750, percent: 3.5, read_at: NOW.toISOString() },
    growth: null,
  });
});

const csv = (female: number) =>
  `dimension,value,amount\ngender,female,${female}\ngender,male,${100 - female}\nage,18-24,3`;
const follower = (externalId: string, country: string | null, bio: string) => ({
  externalId,
  username: externalId,
  pictureUrl: "https://pictures.example/x.jpg",
  bio,
  country,
  followers: 5,
  follows: 5,
  postCount: 5,
});

describe("the history of audiences", () => {
  it("has each month's last sample and last import, the import only for its organization", async () => {
    const channel = await seedChannel(ctx, { platform: "tiktok" });
    const id = { id: channel.uuid };
    const sample = (followers: ReturnType<typeof follower>[]) =>
      ctx.db.transaction((tx) => storeSample(ctx, tx, channel, followers));
    ctx.clock.set(new Date("2026-01-31T23:59:00Z"));
    await sample([follower("a", "US", "hi")]);
    await importAudience(owner, { channelId: channel.uuid, csv: csv(10) });
    ctx.clock.set(NOW);
    await sample([]);
    await sample([follower("a", "US", "hi"), follower("b", "DE", ""), follower("c", "DE", "hi")]);
    await importAudience(owner, { channelId: channel.uuid, csv: csv(20) });
    await importAudience(owner, { channelId: channel.uuid, csv: csv(30) });
    const history = await getAudienceHistory(owner, id);
    expect(history.samples).toEqual([
      {
        month: "2026-01",
        at: "2026-01-31T23:59:00.000Z",
        size: 1,
        grade: 100,
        countries: [{ name: "US", percent: 100 }],
      },
      {
        month: "2026-03",
        at: NOW.toISOString(),
        size: 3,
        grade: 92,
        countries: [
          { name: "DE", percent: 66.6667 },
          { name: "US", percent: 33.3333 },
        ],
      },
    ]);
    expect(history.imports.map(({ month, genders }) => [month, genders[0]])).toEqual([
      ["2026-01", { name: "male", percent: 90 }],
      ["2026-03", { name: "male", percent: 70 }],
    ]);
    expect(await getAudienceHistory(other, id)).toEqual({ samples: history.samples, imports: [] });
    await importAudience(other, { channelId: channel.uuid, csv: csv(50) });
    await removeAudienceImport(owner, id);
    expect((await getAudienceHistory(owner, id)).imports).toEqual([]);
    expect((await getAudienceHistory(other, id)).imports).toHaveLength(1);
  });
});

describe("the comparison of audiences", () => {
  it("has the channels in the given order, with the organization's own imports, and names unknown IDs", async () => {
    const [a, b] = [await seedChannel(ctx), await seedChannel(ctx)];
    await importAudience(owner, { channelId: b.uuid, csv: csv(40) });
    const unknown = "00000000-0000-4000-8000-000000000000";
    const compared = await compareAudiences(owner, { channels: [b.uuid, unknown, a.uuid] });
    expect(compared.channels.map(({ channel }) => channel.id)).toEqual([b.uuid, a.uuid]);
    expect(compared.channels[0]?.audience).toEqual(await getAudienceDetail(owner, { id: b.uuid }));
    expect(compared.channels[0]?.audience.genders?.shares[0]).toEqual({ name: "male", percent: 60 });
    expect(compared.unknown).toEqual([unknown]);
    const foreign = await compareAudiences(other, { channels: [b.uuid] });
    expect(foreign.channels[0]?.audience).toMatchObject({ genders: null, import: null });
  });
});

it("a source without categories keeps those of another", async () => {
  const data: ChannelData = {
    externalId: "categorized",
    username: "categorized",
    postsId: null,
    name: null,
    description: null,
    pictureUrl: null,
    country: null,
    categoriesPrimary: ["Artist"],
    categoriesSecondary: ["Music"],
    isPrivate: false,
    isVerified: null,
    followers: 1,
    follows: null,
    postCount: null,
  };
  const store = async (over: Partial<ChannelData>) => {
    const [row] = await ctx.db.transaction((tx) => storeProfiles(ctx, tx, "instagram", [{ ...data, ...over }]));
    return [row?.categoriesPrimary, row?.categoriesSecondary];
  };
  expect(await store({})).toEqual([["Artist"], ["Music"]]);
  expect(await store({ categoriesPrimary: [], categoriesSecondary: [] })).toEqual([["Artist"], ["Music"]]);
  expect(await store({ categoriesPrimary: ["Chef"], categoriesSecondary: [] })).toEqual([["Chef"], []]);
});

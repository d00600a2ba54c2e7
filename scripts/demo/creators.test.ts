import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { channels, members, outbox, trackings } from "@/db/schema";
import { getChannelAudience } from "@/lib/channels/channels/audience";
import { listChannelContent } from "@/lib/channels/channels/content";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { listEngagedInfluencers } from "@/lib/channels/channels/engaged";
import { findExampleChannel } from "@/lib/channels/channels/example-channel";
import { getChannel } from "@/lib/channels/channels/get";
import { listChannelRows } from "@/lib/channels/channels/list-rows";
import { getChannelQuality } from "@/lib/channels/channels/quality";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";
import type { OrganizationContext } from "@/lib/core/context";
import { createUser } from "@/lib/people/users/create";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { replay } from "@/lib/tracking/collection/replay";
import { mintId } from "@/sandbox/ids";
import { saveCreators } from "@/scripts/demo/audiences";
import { moveCompletionMail } from "@/scripts/demo/completion-mail";
import { withMovableClock } from "@/scripts/demo/history";
import { createTestOrganization, testContext } from "@/test/context";
import { trackVideo } from "@/test/track";

const ctx = testContext(new Date("2026-03-15T12:34:56Z"));
const begin = new Date("2026-03-13T12:00:00Z");
let own: OrganizationContext;
let saved: ListedChannel[];
const clock = withMovableClock(ctx.db, begin);
const headers = new Map<string, string>();

// Like the demo, but with one day of history instead of two weeks.
beforeAll(async () => {
  const setHeader = (name: string, value: string) => void headers.set(name, value);
  own = { ...(await createTestOrganization(ctx, { balanceUsd: 10 })), now: clock.now, quiet: true, setHeader };
  for (const email of ["owner@example.org", "member@example.org"]) {
    const { id: userId } = await createUser(own, { email, name: email, password: "violet harbor 31", isAdmin: false });
    const member = { organizationId: own.organization.id, userId, role: "member" as const, createdAt: begin };
    await ctx.db.insert(members).values(member);
  }
  for (const platform of PLATFORMS) {
    const link = canonicalVideoUrl(platform, mintId(platform, new Date(begin.getTime() - 3_600_000), "demo:test"));
    await trackVideo(own, { video_link: link, duration_days: 1 });
  }
  await replay(clock, new Date("2026-03-14T14:00:00Z"));
  await saveCreators(own);
  await moveCompletionMail(own, own.organization.id);
  ({ rows: saved } = await listChannelRows(own, ChannelRowsQuery.parse({})));
}, 120_000);

test("a channel of each platform is saved and has a country and a full audience", async () => {
  expect(saved.map(({ platform }) => platform).toSorted()).toEqual([...PLATFORMS].toSorted());
  for (const { id, country } of saved) {
    expect(country).toMatch(/^[A-Z]{2}$/);
    const { genders, ages, countries } = await getChannelAudience(own, { id });
    expect(genders.male + genders.femalte).toBeCloseTo(100, 3);
    expect(ages.total).toBeGreaterThan(0);
    expect(Object.keys(countries).length).toBeGreaterThan(3);
  }
  expect(headers.get("X-Audience-Unknown")).toBeUndefined();
});

test("the countries survive the daily refresh of profiles without one", async () => {
  clock.turnTo(new Date("2026-03-16T12:00:00Z"));
  for (const { id, platform, country } of saved) {
    const read = () => ctx.db.select().from(channels).where(eq(channels.uuid, id));
    const [channel] = await read();
    expect(await refreshProfiles(own, { platform, channelIds: [channel?.id ?? 0] })).toMatchObject({ stored: 1 });
    expect(await read()).toMatchObject([{ country }]);
  }
});

test("TikTok's channel has engaged followers that are channels, a quality grade and posts with full links", async () => {
  const id = saved.find(({ platform }) => platform === "tiktok")?.id ?? "";
  const { results } = await listEngagedInfluencers(own, { id });
  expect(results.length).toBeGreaterThan(50);
  expect(await getChannel(own, { id: results[0]?.id ?? "" })).toMatchObject({ media: "tiktok" });
  expect((await getChannelQuality(own, { id })).quality_grade).toBeGreaterThan(0);
  const content = await listChannelContent(own, { id, page: 1 });
  expect(content.results.length).toBeGreaterThan(0);
  for (const { link } of content.results)
    expect(link).toMatch(/^https:\/\/www\.tiktok\.com\/@[^/]+\/(video|photo)\/\d+$/);
  // The examples in the documentation use it.
  expect(await findExampleChannel(own)).toMatchObject({ id, media: "tiktok" });
});

test("the mailbox has a completion email for each member, kept and dated to the tracking's end", async () => {
  const ended = await ctx.db.select().from(trackings).where(eq(trackings.status, "completed"));
  const last = Math.max(...ended.map(({ endedAt }) => endedAt?.getTime() ?? 0));
  const mails = await ctx.db.select().from(outbox);
  expect(mails).toHaveLength(2);
  for (const { payload, createdAt, deliveredAt, isKept, nextAttemptAt } of mails) {
    expect(payload).toMatchObject({ template: "tracking_completed", data: { snapshots: expect.any(Number) } });
    expect([createdAt.getTime(), deliveredAt?.getTime(), isKept]).toEqual([last, last, true]);
    expect(nextAttemptAt.getTime()).toBeLessThan(ctx.now().getTime());
  }
});

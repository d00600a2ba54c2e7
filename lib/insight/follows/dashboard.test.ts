import { beforeEach, describe, expect, it } from "vitest";
import { follows } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { asRole, insertChannel } from "@/lib/insight/campaigns/fixtures";
import { checkHandles } from "@/lib/insight/follows/check-handles";
import { createFollows } from "@/lib/insight/follows/create-many";
import { FollowPosts, FollowRow, FollowRows } from "@/lib/insight/follows/dashboard-schemas";
import { channelOf, followAccount, logOf, runFollows } from "@/lib/insight/follows/fixtures";
import { getChannelFollow } from "@/lib/insight/follows/of-channel";
import { listFollowPosts } from "@/lib/insight/follows/posts";
import { getFollowRow, listFollowRows } from "@/lib/insight/follows/rows";
import { freshAccount, NOW } from "@/test/channels";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";

const ctx = testContext(NOW);
let owner: OrganizationContext;
beforeEach(async () => {
  ctx.clock.set(NOW);
  await ctx.db.delete(follows);
  owner = await createTestOrganization(ctx, { plan: "enterprise", balanceUsd: 1_000 });
});

const missing = { refusal: { code: "not_found", message: "Follow not found" } };

describe("a rule's activity", () => {
  it("counts posts by outcome, and what they committed this month", async () => {
    const terms = { back_posts: 4, monthly_ceiling_usd: 0.72 };
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), terms);
    const waiting = await getFollowRow(owner, follow);
    expect(waiting).toMatchObject({ outcomes: [], waiting: 0, looked_up_at: null, channel_state: "ok" });
    await runFollows(ctx);
    const row = FollowRow.parse(await getFollowRow(asRole(owner, "viewer"), follow));
    expect(row.outcomes.toSorted((a, b) => a.posts - b.posts || (a.outcome < b.outcome ? -1 : 1))).toEqual([
      { outcome: "ceiling", posts: 2 },
      { outcome: "started", posts: 2 },
      { outcome: "too_old", posts: 26 },
    ]);
    expect(row).toMatchObject({ month_committed_usd: 0.72, looked_up_at: NOW.toISOString(), lookup_failure: null });
    ctx.clock.set(new Date("2026-04-01T00:00:00Z"));
    expect((await getFollowRow(owner, follow)).month_committed_usd).toBe(0);
    const listed = FollowRows.parse(await listFollowRows(owner, {}));
    expect(listed).toMatchObject({ total: 1, next_cursor: null, price_per_snapshot_usd: 0.015 });
    expect(listed.follows.map(({ id }) => id)).toEqual([follow.id]);
  });

  it("lists posts newest first, by outcome and in pages, with the videos that were started", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"), {
      back_posts: 60,
      confirm_price_usd: 21.6,
    });
    await runFollows(ctx);
    const log = await logOf(owner, follow);
    const first = FollowPosts.parse(await listFollowPosts(owner, { id: follow.id }));
    expect(first.posts.map(({ external_id }) => external_id)).toEqual(
      log.slice(0, 50).map(({ externalId }) => externalId),
    );
    const rest = await listFollowPosts(owner, { id: follow.id, cursor: first.next_cursor ?? "" });
    expect(first.posts.length + rest.posts.length).toBe(log.length);
    const started = await listFollowPosts(owner, { id: follow.id, outcome: "started" });
    expect(started.posts.every(({ video_id, committed_usd }) => video_id !== null && committed_usd === 0.36)).toBe(
      true,
    );
    expect((await listFollowPosts(owner, { id: follow.id, outcome: "plan" })).posts).toEqual([]);
  });

  it("of another organization isn't found", async () => {
    const follow = await followAccount(owner, "tiktok", freshAccount("tiktok"));
    const stranger = await createTestOrganization(ctx);
    await expect(getFollowRow(stranger, follow)).rejects.toMatchObject(missing);
    await expect(listFollowPosts(stranger, follow)).rejects.toMatchObject(missing);
    expect((await getChannelFollow(stranger, { id: follow.channel_id })).follow).toBeNull();
    expect((await getChannelFollow(owner, { id: follow.channel_id })).follow).toEqual({
      id: follow.id,
      status: "active",
    });
  });
});

describe("a list of creators", () => {
  it("has a verdict per handle", async () => {
    const [known, fresh, lost] = [freshAccount("tiktok"), freshAccount("youtube"), freshAccount("twitter")];
    const follow = await followAccount(owner, "tiktok", known);
    await injectFault({ platform: "twitter", fault: "http_500" });
    try {
      const { handles } = await checkHandles(owner, {
        handles: [
          { platform: "tiktok", username: known.username },
          { platform: "youtube", username: fresh.username },
          { platform: "twitter", username: lost.username },
          { platform: "instagram", username: "not a name" },
        ],
      });
      expect(handles.map(({ verdict }) => verdict)).toEqual(["followed", "new", "unanswered", "unavailable"]);
      expect(handles[0]?.channel_id).toBe((await channelOf(ctx, follow)).uuid);
    } finally {
      await clearFaults();
    }
  });

  it("is followed at its whole price, all or nothing", async () => {
    const ids = await Promise.all(["1", "2", "3"].map((n) => insertChannel(owner, "tiktok", `9${n}${Date.now()}`)));
    const request = { channel_ids: ids, days_per_post: 1, back_posts: 10 };
    await expect(createFollows(owner, request)).rejects.toMatchObject({
      refusal: {
        code: "conflict",
        message: "Tracking 30 earlier posts costs up to $10.80. To confirm, send confirm_price_usd: 10.8",
      },
    });
    const unknown = { channel_ids: [...ids, "00000000-0000-4000-8000-000000000000"], days_per_post: 1 };
    await expect(createFollows(owner, unknown)).rejects.toMatchObject({ refusal: { code: "not_found" } });
    expect((await listFollowRows(owner, {})).total).toBe(0);
    expect(await createFollows(owner, { ...request, confirm_price_usd: 10.8 })).toEqual({ created: 3, followed: 0 });
    expect(await createFollows(owner, { channel_ids: ids, days_per_post: 1 })).toEqual({ created: 0, followed: 3 });
    await expect(createFollows(asRole(owner, "member"), { channel_ids: ids, days_per_post: 1 })).rejects.toMatchObject({
      refusal: { code: "forbidden" },
    });
  });
});

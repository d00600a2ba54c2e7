import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { asKey, asRole, insertChannel } from "@/lib/insight/campaigns/fixtures";
import { createFollow } from "@/lib/insight/follows/create";
import { getFollow } from "@/lib/insight/follows/get";
import { listFollows } from "@/lib/insight/follows/list";
import { removeFollow } from "@/lib/insight/follows/remove";
import { CreateFollowRequest, ListFollowsQuery, UpdateFollowRequest } from "@/lib/insight/follows/schemas";
import { updateFollow } from "@/lib/insight/follows/update";
import { createNamedCampaign } from "@/lib/tracking/campaigns/create-named";
import { removeCampaign } from "@/lib/tracking/campaigns/remove";
import { createLabel } from "@/lib/tracking/labels/create";
import { removeLabel } from "@/lib/tracking/labels/remove";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();
let owner: OrganizationContext;
let channel: string;
beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  owner = await createTestOrganization(ctx);
  channel = await insertChannel(owner, "tiktok", String(Math.random()).slice(2));
});

const missing = { refusal: { code: "not_found", message: "Follow not found" } };
const forbidden = { refusal: { code: "forbidden" } };
const badField = (field: string) => ({ refusal: { code: "invalid_request", details: [{ field }] } });
const conflict = (message: string) => ({ refusal: { code: "conflict", message } });
const acts = async () => {
  const rows = await ctx.db.select().from(auditEntries).where(eq(auditEntries.organizationId, owner.organization.id));
  return rows.filter(({ action }) => action.startsWith("follow.")).map(({ action }) => action);
};
const follow = (terms: object = {}, of = owner) =>
  createFollow(of, CreateFollowRequest.parse({ channel_id: channel, days_per_post: 7, ...terms }));

describe("a follow", () => {
  it("has the documented keys, with labels and campaign by ID", async () => {
    const label = await createLabel(owner, { name: "Rivals" });
    const campaign = await createNamedCampaign(owner, { name: "Autumn" });
    const terms = {
      back_posts: 20,
      include: ["launch"],
      exclude: ["giveaway"],
      min_seconds: 15,
      labels: [label.id],
      campaign: campaign.id,
      max_per_day: 3,
      monthly_ceiling_usd: 250.5,
      competitor: true,
    };
    const made = await follow(terms);
    expect(made).toEqual({
      ...terms,
      id: expect.stringMatching(/^[a-z0-9]+$/),
      channel_id: channel,
      platform: "tiktok",
      username: expect.any(String),
      days_per_post: 7,
      status: "active",
      created_at: "2026-03-10T12:00:00.000Z",
    });
    expect(await getFollow(owner, made)).toEqual(made);
    await removeLabel(owner, label);
    await removeCampaign(owner, campaign);
    expect(await getFollow(owner, made)).toMatchObject({ labels: [], campaign: null });
  });

  it("needs one channel, which exists", async () => {
    const parsed = (target: object) => createFollow(owner, CreateFollowRequest.parse({ days_per_post: 7, ...target }));
    await expect(parsed({})).rejects.toMatchObject(badField("channel_id"));
    await expect(parsed({ channel_id: channel, username: "a" })).rejects.toMatchObject(badField("channel_id"));
    await expect(parsed({ username: "a" })).rejects.toMatchObject(badField("platform"));
    await expect(parsed({ platform: "tiktok" })).rejects.toMatchObject(badField("username"));
    const never = "00000000-0000-4000-8000-000000000000";
    await expect(parsed({ channel_id: never })).rejects.toMatchObject({
      refusal: { code: "not_found", message: "Channel not found" },
    });
  });

  it("is the organization's only one of a channel", async () => {
    const { username } = await follow();
    await expect(follow()).rejects.toMatchObject(conflict(`Your organization already follows ${username}`));
    const stranger = await createTestOrganization(ctx);
    expect((await follow({}, stranger)).channel_id).toBe(channel);
  });

  it("of labels or a campaign of another organization is refused", async () => {
    const stranger = await createTestOrganization(ctx);
    const label = await createLabel(stranger, { name: "Theirs" });
    const campaign = await createNamedCampaign(stranger, { name: "Theirs" });
    await expect(follow({ labels: [label.id] })).rejects.toMatchObject(badField("labels"));
    await expect(follow({ campaign: campaign.id })).rejects.toMatchObject(badField("campaign"));
    expect((await listFollows(owner, ListFollowsQuery.parse({}))).follows).toEqual([]);
  });

  it("of more than 50 earlier posts needs exactly their price", async () => {
    const price = "Tracking 200 earlier posts costs up to $504.00. To confirm, send confirm_price_usd: 504";
    for (const confirm of [{}, { confirm_price_usd: 503 }])
      await expect(follow({ back_posts: 200, ...confirm })).rejects.toMatchObject(conflict(price));
    expect((await follow({ back_posts: 200, confirm_price_usd: 504 })).back_posts).toBe(200);
  });

  it("has a price that its own limits cap, and none up to 50 posts", async () => {
    const price = "Tracking 3 earlier posts costs up to $7.56. To confirm, send confirm_price_usd: 7.56";
    await expect(follow({ back_posts: 500, monthly_ceiling_usd: 10 })).rejects.toMatchObject(conflict(price));
    expect((await follow({ back_posts: 50 })).back_posts).toBe(50);
  });

  it.each([
    [{ back_posts: 501 }, "back_posts"],
    [{ back_posts: -1 }, "back_posts"],
    [{ days_per_post: 31 }, "days_per_post"],
    [{ days_per_post: undefined }, "days_per_post"],
    [{ include: [""] }, "include"],
    [{ include: "launch" }, "include"],
    [{ min_seconds: 0 }, "min_seconds"],
    [{ max_per_day: 0 }, "max_per_day"],
    [{ monthly_ceiling_usd: 0.001 }, "monthly_ceiling_usd"],
    [{ labels: ["a", "a"] }, "labels"],
    [{ platform: "vimeo" }, "platform"],
  ])("with %j is refused at %s", (terms, field) => {
    const { error } = CreateFollowRequest.safeParse({ channel_id: channel, days_per_post: 7, ...terms });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

describe("a change", () => {
  it("leaves what it doesn't name, and null deletes", async () => {
    const made = await follow({ include: ["launch"], min_seconds: 15, max_per_day: 2 });
    const changed = await updateFollow(owner, { id: made.id, min_seconds: null, max_per_day: 5 });
    expect(changed).toEqual({ ...made, min_seconds: null, max_per_day: 5 });
    expect(UpdateFollowRequest.parse({ back_posts: 500 })).toEqual({});
  });

  it("is written to the audit log, once each", async () => {
    const made = await follow();
    await updateFollow(owner, { id: made.id, status: "paused" });
    await updateFollow(owner, { id: made.id, status: "paused" });
    await removeFollow(owner, made);
    expect(await acts()).toEqual(["follow.create", "follow.update", "follow.remove"]);
    await expect(getFollow(owner, made)).rejects.toMatchObject(missing);
  });
});

describe("follows", () => {
  it("are listed newest first, in pages that go on after a deletion", async () => {
    const ids: string[] = [];
    for (const place of [1, 2, 3]) {
      channel = await insertChannel(owner, "tiktok", `${Math.random()}${place}`.slice(2));
      ids.unshift((await follow()).id);
      ctx.clock.advance(1000);
    }
    const first = await listFollows(owner, ListFollowsQuery.parse({ limit: 2 }));
    expect(first.follows.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    await removeFollow(owner, { id: ids[1] ?? "" });
    const rest = await listFollows(owner, ListFollowsQuery.parse({ limit: 2, cursor: first.next_cursor ?? "" }));
    expect(rest).toMatchObject({ follows: [{ id: ids[2] }], next_cursor: null });
  });

  it("may be read by all, and written by managers, owners and keys that have the role", async () => {
    const made = await follow();
    for (const role of ["viewer", "member", "manager", "owner"] as const)
      expect((await getFollow(asRole(owner, role), made)).id).toBe(made.id);
    for (const role of ["viewer", "member"] as const) {
      const of = asRole(owner, role);
      await expect(follow({}, of)).rejects.toMatchObject(forbidden);
      await expect(updateFollow(of, { id: made.id, status: "paused" })).rejects.toMatchObject(forbidden);
      await expect(removeFollow(of, made)).rejects.toMatchObject(forbidden);
    }
    const reader = asKey(owner, "follows:read", "videos:write", "campaigns:write");
    await expect(updateFollow(reader, { id: made.id, status: "paused" })).rejects.toMatchObject(forbidden);
    await expect(getFollow(asKey(owner, "videos:read"), made)).rejects.toMatchObject(forbidden);
    const paused = await updateFollow(asKey(owner, "follows:write"), { id: made.id, status: "paused" });
    expect(paused.status).toBe("paused");
    await removeFollow(asRole(owner, "manager"), made);
  });

  it("of another organization are not found", async () => {
    const made = await follow();
    const stranger = await createTestOrganization(ctx);
    await expect(getFollow(stranger, made)).rejects.toMatchObject(missing);
    await expect(updateFollow(stranger, { id: made.id, status: "paused" })).rejects.toMatchObject(missing);
    await expect(removeFollow(stranger, made)).rejects.toMatchObject(missing);
    expect((await listFollows(stranger, ListFollowsQuery.parse({}))).follows).toEqual([]);
  });
});

import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  auditEntries,
  channelStats,
  channels,
  connectedAccounts,
  connectionAttempts,
  members,
  outbox,
  ownAudiences,
  ownFigures,
  upstreamPrices,
  upstreamShares,
  upstreamUsage,
} from "@/db/schema";
import { getChannelAudience } from "@/lib/channels/channels/audience";
import { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { dueBatches } from "@/lib/channels/channels/due";
import { listChannelRows } from "@/lib/channels/channels/list-rows";
import { getChannelProfile } from "@/lib/channels/channels/profile";
import { getChannelQuality } from "@/lib/channels/channels/quality";
import { refreshProfiles } from "@/lib/channels/channels/refresh-profiles";
import { saveChannel } from "@/lib/channels/channels/save";
import { beginByInvitation, beginConnection } from "@/lib/channels/connections/begin";
import { disconnectAccount, disconnectByLink } from "@/lib/channels/connections/disconnect";
import { type Finished, finishConnection } from "@/lib/channels/connections/finish";
import { inviteConnection } from "@/lib/channels/connections/invite";
import { listConnections } from "@/lib/channels/connections/list";
import { lookUpConnection, lookUpConnectionPage } from "@/lib/channels/connections/look-up";
import { getOwnFigures } from "@/lib/channels/connections/own-figures";
import { dueAccounts, readAccount } from "@/lib/channels/connections/read-due";
import { openTokens } from "@/lib/channels/connections/tokens";
import { withdrawConnectionInvitation } from "@/lib/channels/connections/withdraw";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { newPublicId } from "@/lib/core/public-id";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";
import { utcDayOf } from "@/lib/core/time/utc-rules";
import { closeOrganization } from "@/lib/people/organizations/close";
import { closeForGood } from "@/lib/people/organizations/close-for-good";
import { CLOSING_DAYS } from "@/lib/people/organizations/closing-rules";
import { reopenOrganization } from "@/lib/people/organizations/reopen";
import { createUser } from "@/lib/people/users/create";
import { ownerApi, ownerClient } from "@/lib/platforms/owner";
import { OWNER_SOURCES } from "@/lib/platforms/owner/count-call";
import { OWNER_PLATFORMS } from "@/lib/platforms/owner/platform-rules";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";
import { CALL_KIND } from "@/lib/platforms/price-rules";
import { SOURCES } from "@/lib/platforms/sources";
import { accountOf } from "@/sandbox/accounts";
import { answerConsent, removeConsent } from "@/test/consent";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const ctx = testContext(new Date());
const BROWSER = "a browser's secret of enough characters";
let number = 900;
let creator: ReturnType<typeof accountOf>;
let owner: OrganizationContext;

async function member(role: MemberRole, of: OrganizationContext): Promise<OrganizationContext> {
  const name = newPublicId();
  const { id: userId } = await createUser(ctx, { email: `${name}@example.org`, name, password: "correct horse" });
  await ctx.db.insert(members).values({ organizationId: of.organization.id, userId, role, createdAt: ctx.now() });
  return { ...of, actor: { type: "user", userId, role } };
}
const userOf = ({ actor }: OrganizationContext) => (actor.type === "user" ? actor.userId : null);

beforeEach(async () => {
  ctx.clock.set(new Date());
  creator = accountOf("youtube", number++);
  owner = await member("owner", await createTestOrganization(ctx));
});
afterEach(clearFaults);

type Answer = Partial<Parameters<typeof answerConsent>[1]>;

async function callbackOf(begun: Awaited<ReturnType<typeof beginConnection>>, answer: Answer) {
  if ("failure" in begun) throw new Error(begun.failure);
  return (await answerConsent(begun.url, { account: creator.username, ...answer })).searchParams;
}

async function connect(by = owner, platform: OwnerPlatform = "youtube", answer: Answer = {}): Promise<Finished> {
  const parameters = await callbackOf(await beginConnection(by, { platform, browser: BROWSER }), answer);
  return finishConnection(ctx, { platform, parameters, browser: BROWSER, userId: userOf(by) });
}

async function connectByInvitation(platform: OwnerPlatform = "youtube") {
  const { url, id } = await inviteConnection(owner, { platform, recipient: "Maya" });
  const token = new URL(url).searchParams.get("token") ?? "";
  const parameters = await callbackOf(await beginByInvitation(ctx, { token, browser: BROWSER }), {});
  const finished = await finishConnection(ctx, { platform, parameters, browser: BROWSER, userId: null });
  if (finished.kind !== "connected") throw new Error(finished.failure);
  return { token, id, ownerToken: finished.ownerToken ?? "", parameters };
}

const accountOfOwner = async () => {
  const [row] = await ctx.db
    .select()
    .from(connectedAccounts)
    .where(eq(connectedAccounts.organizationId, owner.organization.id));
  if (!row) throw new Error("nothing is connected");
  return row;
};
const readNow = async () => readAccount(ctx, (await accountOfOwner()).id);
const channelUuid = async (id: number | null) => {
  const [row] = await ctx.db
    .select()
    .from(channels)
    .where(eq(channels.id, id ?? 0));
  return row?.uuid ?? "";
};
/** How many emails ask to reconnect. */
async function mails() {
  const rows = await ctx.db.select().from(outbox).where(eq(outbox.organizationId, owner.organization.id));
  return rows.filter(({ payload }) => JSON.stringify(payload).includes('"account_reconnect"')).length;
}
const actions = async () =>
  (
    await ctx.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.organizationId, owner.organization.id))
      .orderBy(auditEntries.id)
  )
    .map(({ action }) => action)
    .filter((action) => action.startsWith("connection."));

describe.each(OWNER_PLATFORMS)("%s", (platform) => {
  beforeEach(() => {
    creator = accountOf(platform, number++);
  });

  it("is connected, read, and fills the audience of that organization only", async () => {
    expect(await connect(owner, platform)).toEqual({ kind: "connected", ownerToken: null });
    const account = await accountOfOwner();
    expect(account).toMatchObject({ status: "connected", username: creator.username });
    expect(`${account.accessTokenEncrypted}${account.refreshTokenEncrypted}`).not.toMatch(/ya29|IGAA|1\/\/0/);
    expect(await dueAccounts(ctx)).toContain(account.id);
    expect(await readNow()).toEqual({ outcome: "ok" });
    // A second run finds nothing to do.
    expect(await readNow()).toEqual({ outcome: "not_due" });
    const days = await ctx.db.$count(ownFigures, eq(ownFigures.accountId, account.id));
    expect(days).toBeGreaterThanOrEqual(26);
    expect(days).toBeLessThanOrEqual(30);

    const id = await channelUuid(account.channelId);
    const audience = await getChannelAudience(owner, { id });
    expect(audience.ages.counts.map(([name]) => name)).toEqual([
      "13-17",
      "18-24",
      "25-34",
      "35-44",
      "45-54",
      "55-64",
      "65+",
    ]);
    expect(audience.genders.male + audience.genders.femalte).toBeCloseTo(100, 3);
    expect(Object.keys(audience.countries).length).toBeGreaterThan(5);
    const { own } = await getOwnFigures(owner, { id });
    expect(own?.totals[platform === "youtube" ? "watch_minutes" : "reach"]).toBeGreaterThan(0);

    const stranger = await member("owner", await createTestOrganization(ctx));
    await expect(getChannelAudience(stranger, { id })).rejects.toMatchObject({ refusal: { code: "not_found" } });
    expect(await getOwnFigures(stranger, { id })).toEqual({ own: null });
    const known = async (by: OrganizationContext) => {
      await saveChannel(by, { id });
      return (await listChannelRows(by, ChannelRowsQuery.parse({ audience: "known" }))).rows;
    };
    expect(await known(owner)).toMatchObject([{ id, has_audience: true }]);
    expect(await known(stranger)).toEqual([]);
    expect((await listConnections(stranger)).accounts).toEqual([]);
    await expect(disconnectAccount(stranger, { id: account.publicId, delete_figures: true })).rejects.toMatchObject({
      refusal: { code: "not_found" },
    });
    // None of it appears in data that all organizations share.
    expect(await ctx.db.$count(channelStats, eq(channelStats.channelId, account.channelId ?? 0))).toBeLessThanOrEqual(
      1,
    );
  });

  it("has its channel's public profile immediately, by one call at its organization's cost", async () => {
    const price = { kind: CALL_KIND, price: 700n, changedAt: ctx.now() };
    await ctx.db.insert(upstreamPrices).values(SOURCES[platform].map(({ id }) => ({ source: id, ...price })));
    await connect(owner, platform);
    await ctx.db.delete(upstreamPrices);
    const { channelId } = await accountOfOwner();
    expect(await getChannelProfile(owner, { id: await channelUuid(channelId) })).toMatchObject({
      username: creator.username,
      followers: expect.any(Number),
      is_stub: false,
      posts: "waiting",
    });
    const own = eq(upstreamShares.organizationId, owner.organization.id);
    expect(await ctx.db.select({ amount: upstreamShares.amount }).from(upstreamShares).where(own)).toEqual([
      { amount: 700n },
    ]);
  });

  it("reads only the days that it lacks, and those still corrected", async () => {
    await connect(owner, platform);
    await readNow();
    const { id } = await accountOfOwner();
    const before = await ctx.db.$count(ownFigures, eq(ownFigures.accountId, id));
    ctx.clock.advance(2 * DAY_MS);
    expect(await readNow()).toEqual({ outcome: "ok" });
    expect(await ctx.db.$count(ownFigures, eq(ownFigures.accountId, id))).toBe(before + 2);
    expect(await ctx.db.$count(ownAudiences, eq(ownAudiences.accountId, id))).toBe(2);
  });

  it("is marked once when its owner removes the consent, and works after connecting again", async () => {
    await connect(owner, platform);
    await readNow();
    const account = await accountOfOwner();
    const sandbox = env().SANDBOX_URL ?? "";
    await removeConsent(sandbox, platform, creator.id);
    ctx.clock.advance(2 * DAY_MS);
    expect(await readNow()).toEqual({ outcome: "revoked" });
    expect(await accountOfOwner()).toMatchObject({ status: "reconnect", readDueAt: null });
    expect(await mails()).toBe(1);
    expect(await readNow()).toEqual({ outcome: "not_due" });
    expect(await mails()).toBe(1);
    // The stored figures stay.
    expect((await getOwnFigures(owner, { id: await channelUuid(account.channelId) })).own?.days.length).toBeGreaterThan(
      20,
    );
    // The consent page has the real time.
    ctx.clock.set(new Date());
    expect(await connect(owner, platform)).toMatchObject({ kind: "connected" });
    expect(await accountOfOwner()).toMatchObject({ id: account.id, status: "connected" });
    expect(await readNow()).toEqual({ outcome: "ok" });
  });

  it("is disconnected: revoked, without tokens, and its figures deleted on request", async () => {
    await connect(owner, platform);
    await readNow();
    const { publicId: id, channelId } = await accountOfOwner();
    expect(await disconnectAccount(owner, { id, delete_figures: false })).toEqual({ id, revoked: true });
    expect(await accountOfOwner()).toMatchObject({
      status: "disconnected",
      accessTokenEncrypted: null,
      refreshTokenEncrypted: null,
      readDueAt: null,
    });
    const uuid = await channelUuid(channelId);
    expect((await getOwnFigures(owner, { id: uuid })).own).not.toBeNull();
    await disconnectAccount(owner, { id, delete_figures: true });
    expect(await getOwnFigures(owner, { id: uuid })).toEqual({ own: null });
    expect((await listConnections(owner)).accounts).toEqual([]);
    expect(await actions()).toEqual(["connection.create", "connection.end", "connection.end"]);
  });

  it("ends when its organization is closed for good: revoked at the platform, without tokens and figures", async () => {
    await connect(owner, platform);
    await readNow();
    const account = await accountOfOwner();
    const access = openTokens(account)?.accessToken ?? "";
    const client = ownerClient(platform);
    if (!client) throw new Error("the sandbox has no OAuth client");
    const identify = () => ownerApi(platform).identify(ctx, client, access);
    expect(await identify()).toMatchObject({ kind: "ok" });
    const { url } = await inviteConnection(owner, { platform, recipient: "Maya" });
    const token = new URL(url).searchParams.get("token") ?? "";
    await closeOrganization(owner, { name: owner.organization.name });
    expect(await closeForGood(ctx, owner.organization.id)).toBe(false);
    expect(await identify()).toMatchObject({ kind: "ok" });
    // The platform's clock stays: by then, the access token would have expired as well.
    const later = { ...ctx, now: () => new Date(ctx.now().getTime() + CLOSING_DAYS * DAY_MS) };
    expect(await closeForGood(later, owner.organization.id)).toBe(true);
    expect(await identify()).toMatchObject({ kind: "reconnect", reason: "revoked" });
    const own = eq(connectedAccounts.organizationId, owner.organization.id);
    expect(await ctx.db.$count(connectedAccounts, own)).toBe(0);
    expect(await ctx.db.$count(ownFigures, eq(ownFigures.organizationId, owner.organization.id))).toBe(0);
    expect(await ctx.db.$count(ownAudiences, eq(ownAudiences.organizationId, owner.organization.id))).toBe(0);
    expect(await lookUpConnectionPage(ctx, token)).toEqual({ state: "unknown" });
    expect(await beginByInvitation(ctx, { token, browser: BROWSER })).toEqual({ failure: "invitation" });
    expect(await actions()).toEqual(["connection.create", "connection.invite", "connection.end"]);
  });

  it("waits while its organization is closed, and a consent under way connects nothing", async () => {
    const begun = await beginConnection(owner, { platform, browser: BROWSER });
    await connect(owner, platform);
    const { id } = await accountOfOwner();
    expect(await dueAccounts(ctx)).toContain(id);
    await closeOrganization(owner, { name: owner.organization.name });
    expect(await dueAccounts(ctx)).not.toContain(id);
    const parameters = await callbackOf(begun, {});
    const late = { platform, parameters, browser: BROWSER, userId: userOf(owner) };
    expect(await finishConnection(ctx, late)).toMatchObject({ kind: "failed", failure: "expired" });
    await reopenOrganization(owner);
    expect(await dueAccounts(ctx)).toContain(id);
  });

  it("counts each call, free of charge", async () => {
    const units = async () => {
      const [row] = await ctx.db
        .select({ units: upstreamUsage.units, amount: upstreamUsage.amount })
        .from(upstreamUsage)
        .where(and(eq(upstreamUsage.source, OWNER_SOURCES[platform].id), eq(upstreamUsage.day, utcDayOf(ctx.now()))));
      expect(row?.amount ?? 0n).toBe(0n);
      return row?.units ?? 0;
    };
    await connect(owner, platform);
    const [counted, received] = [await units(), await countCalls(platform)];
    await readNow();
    const calls = (await countCalls(platform)) - received;
    expect(calls).toBeGreaterThan(1);
    expect((await units()) - counted).toBe(calls);
  });

  it("counts failures of the platform, and tries again later", async () => {
    await connect(owner, platform);
    await injectFault({ platform, fault: "http_503", endpoints: ["reports.query", "insights"] });
    expect(await readNow()).toEqual({ outcome: "transient" });
    const { readDueAt, failures } = await accountOfOwner();
    expect([failures, (readDueAt?.getTime() ?? 0) - ctx.now().getTime()]).toEqual([1, 60 * MINUTE_MS]);
    await clearFaults();
    ctx.clock.advance(61 * MINUTE_MS);
    expect(await readNow()).toEqual({ outcome: "ok" });
    expect((await accountOfOwner()).failures).toBe(0);
  });
});

describe("a channel of YouTube whose profile can't be fetched while it is connected", () => {
  const profile = async () => getChannelProfile(owner, { id: await channelUuid((await accountOfOwner()).channelId) });
  beforeEach(async () => {
    await injectFault({ platform: "youtube", fault: "html_body", endpoints: ["channels"] });
    expect(await connect()).toMatchObject({ kind: "connected" });
    expect(await profile()).toMatchObject({ is_stub: true, followers: null });
    await clearFaults();
  });

  it("is fetched by the jobs, as after a search", async () => {
    const { channelId } = await accountOfOwner();
    ctx.clock.advance(MINUTE_MS);
    const [batch] = (await dueBatches(ctx, "profile")).filter((due) => due.channelIds.includes(channelId ?? 0));
    await refreshProfiles(ctx, { platform: "youtube", channelIds: batch?.channelIds ?? [] });
    expect(await profile()).toMatchObject({ is_stub: false, followers: expect.any(Number) });
  });

  it("is fetched before the first report", async () => {
    expect(await readNow()).toEqual({ outcome: "ok" });
    expect(await profile()).toMatchObject({ is_stub: false, followers: expect.any(Number) });
  });
});

it("YouTube's engaged views give the quality, by the documented formula", async () => {
  await connect();
  await readNow();
  const id = await channelUuid((await accountOfOwner()).channelId);
  const { own } = await getOwnFigures(owner, { id });
  const share = (own?.totals.engaged_views ?? 0) / (own?.totals.views ?? 1);
  const quality = await getChannelQuality(owner, { id });
  await saveChannel(owner, { id });
  const listed = await listChannelRows(owner, ChannelRowsQuery.parse({ sort: "quality" }));
  expect(listed.rows).toMatchObject([{ id, quality_grade: quality.quality_grade, quality_source: "owner" }]);
  expect(quality.quality_grade).toBe(Math.round(100 * share));
  expect(quality.quality_distribution.quality_distribution_1).toBeCloseTo(share, 9);
  expect(Object.values(quality.quality_distribution).reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
});

describe("the callback", () => {
  const finish = (parameters: URLSearchParams, more: Partial<Parameters<typeof finishConnection>[1]> = {}) =>
    finishConnection(ctx, { platform: "youtube", parameters, browser: BROWSER, userId: userOf(owner), ...more });
  const begin = async (answer: Answer = {}) =>
    callbackOf(await beginConnection(owner, { platform: "youtube", browser: BROWSER }), answer);
  const failed = (failure: string) => ({ kind: "failed", failure, isByInvitation: false });

  it("accepts a state once", async () => {
    const parameters = await begin();
    expect(await finish(parameters)).toMatchObject({ kind: "connected" });
    expect(await finish(parameters)).toMatchObject({ kind: "failed", failure: "expired" });
  });

  it("rejects another browser, another person, an old consent and an unknown state", async () => {
    expect(await finish(await begin(), { browser: "another" })).toEqual(failed("expired"));
    expect(await finish(await begin(), { userId: null })).toEqual(failed("expired"));
    expect(await finish(await begin(), { platform: "instagram" })).toMatchObject({ failure: "expired" });
    const late = await begin();
    ctx.clock.advance(11 * MINUTE_MS);
    expect(await finish(late)).toEqual(failed("expired"));
    expect(await finish(new URLSearchParams({ state: "invented", code: "4/0x" }))).toMatchObject({
      failure: "expired",
    });
    expect(await ctx.db.$count(connectedAccounts, eq(connectedAccounts.organizationId, owner.organization.id))).toBe(0);
  });

  it("reports a denied consent, a missing scope and a person without a channel", async () => {
    expect(await connect(owner, "youtube", { decision: "deny" })).toEqual(failed("denied"));
    expect(await connect(owner, "youtube", { without: ["yt-analytics.readonly"] })).toEqual(failed("scope"));
    const person = accountOf("youtube", 700_001).username;
    expect(await connect(owner, "youtube", { account: person })).toEqual(failed("no_account"));
  });

  it("stores the verifier encrypted and the state as a hash", async () => {
    const begun = await beginConnection(owner, { platform: "youtube", browser: BROWSER });
    const [attempt] = await ctx.db
      .select()
      .from(connectionAttempts)
      .where(eq(connectionAttempts.organizationId, owner.organization.id));
    const state = "url" in begun ? new URL(begun.url).searchParams.get("state") : "";
    expect(attempt?.hash).not.toBe(state);
    expect(attempt?.verifierEncrypted).toMatch(/^v1\./);
  });

  it("needs an owner or manager", async () => {
    const plain = await member("member", owner);
    await expect(connect(plain)).rejects.toMatchObject({ refusal: { code: "forbidden" } });
    await expect(inviteConnection(plain, { platform: "youtube", recipient: "x" })).rejects.toMatchObject({
      refusal: { code: "forbidden" },
    });
    expect(await connect(await member("manager", owner))).toMatchObject({ kind: "connected" });
  });
});

describe("an invitation", () => {
  it("connects once, and lets the creator disconnect by their own link or by the invitation", async () => {
    const { token, ownerToken } = await connectByInvitation();
    expect(await lookUpConnectionPage(ctx, token)).toMatchObject({ state: "connected", username: creator.username });
    expect(await beginByInvitation(ctx, { token, browser: BROWSER })).toEqual({ failure: "invitation" });
    await readNow();
    expect(await lookUpConnection(ctx, ownerToken)).toMatchObject({ status: "connected" });
    expect(await disconnectByLink(ctx, { token: ownerToken, deleteFigures: true })).toEqual({ revoked: true });
    expect(await lookUpConnection(ctx, ownerToken)).toBeNull();
    expect((await listConnections(owner)).accounts).toEqual([]);
    expect(await actions()).toEqual(["connection.invite", "connection.create", "connection.end"]);
    await expect(disconnectByLink(ctx, { token: "unknown", deleteFigures: true })).rejects.toMatchObject({
      refusal: { code: "not_found" },
    });
    const again = await connectByInvitation();
    await disconnectByLink(ctx, { token: again.token, deleteFigures: false });
    expect((await listConnections(owner)).accounts).toEqual([]);
  });

  it("can be withdrawn, also between the consent and its answer, and expires", async () => {
    const { url, id } = await inviteConnection(owner, { platform: "youtube", recipient: "Maya" });
    const token = new URL(url).searchParams.get("token") ?? "";
    expect(await lookUpConnectionPage(ctx, token)).toMatchObject({ state: "open", platform: "youtube" });
    const parameters = await callbackOf(await beginByInvitation(ctx, { token, browser: BROWSER }), {});
    await withdrawConnectionInvitation(owner, { id });
    const late = await finishConnection(ctx, { platform: "youtube", parameters, browser: BROWSER, userId: null });
    expect(late).toEqual({ kind: "failed", failure: "invitation", isByInvitation: true });
    expect(await lookUpConnectionPage(ctx, token)).toMatchObject({ state: "withdrawn" });
    const other = await inviteConnection(owner, { platform: "instagram", recipient: "Ben" });
    ctx.clock.advance(15 * DAY_MS);
    const otherToken = new URL(other.url).searchParams.get("token") ?? "";
    expect(await lookUpConnectionPage(ctx, otherToken)).toMatchObject({ state: "expired" });
    expect(await lookUpConnectionPage(ctx, "unknown")).toEqual({ state: "unknown" });
    const stranger = await member("owner", await createTestOrganization(ctx));
    await expect(withdrawConnectionInvitation(stranger, { id: other.id })).rejects.toMatchObject({
      refusal: { code: "not_found" },
    });
  });
});

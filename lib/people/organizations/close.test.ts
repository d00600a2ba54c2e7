import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { apiKeys, auditEntries, ledgerEntries, organizations, trackings } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { closeHours } from "@/lib/billing/close-hours";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { createKey } from "@/lib/developers/keys/create";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { listEndpoints } from "@/lib/developers/webhooks/list";
import { endpointsDue } from "@/lib/outbound/webhooks/due";
import { emitEvents } from "@/lib/outbound/webhooks/emit";
import { createInvitation } from "@/lib/people/invitations/create";
import { joinByInvitation } from "@/lib/people/invitations/join";
import { MEMBER_ROLES } from "@/lib/people/members/rules";
import { setRole } from "@/lib/people/members/set-role";
import { closeOrganization } from "@/lib/people/organizations/close";
import { leaveOrganization } from "@/lib/people/organizations/leave";
import { startOrganization } from "@/lib/people/organizations/start";
import { listMemberships } from "@/lib/people/sessions/membership";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { replay, type TurnableContext } from "@/lib/tracking/collection/replay";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { mintId } from "@/sandbox/ids";
import { testContext } from "@/test/context";
import { getMembership, getPerson } from "@/test/membership";
import { addMember, createPerson, createTeam, outcomeOf, tokenFor } from "@/test/teams";
import { trackVideo } from "@/test/track";
import { LOW_BALANCE } from "@/test/webhooks";

const PRICE = 15_000n;
let seed = 0;
/** Each test is two months after the previous one, because they share a database and its claimed slots. */
let start = new Date("2021-01-10T12:00:10Z");

async function setUp() {
  start = new Date(start.getTime() + 60 * 24 * HOUR_MS);
  const base = testContext(start);
  const ctx: TurnableContext = { ...base, turnTo: base.clock.set };
  const team = await createTeam(ctx, { plan: "pro" });
  const { owner } = team;
  const { organization } = owner.ctx;
  const track = () => {
    seed += 1;
    const externalId = mintId("youtube", new Date(start.getTime() - HOUR_MS), `closing:${seed}`);
    return trackVideo(owner.ctx, { video_link: canonicalVideoUrl("youtube", externalId), duration_days: 1 });
  };
  const tracked = () => ctx.db.select().from(trackings).where(eq(trackings.organizationId, organization.id));
  const stored = async () => {
    const histories = await Promise.all((await tracked()).map(({ id }) => hoursOf(ctx.db, id)));
    return histories.reduce((sum, { hours }) => sum + hours.length, 0);
  };
  const hours = (n: number) => new Date(start.getTime() + n * HOUR_MS);
  const close = () => closeOrganization(owner.ctx, { name: organization.name });
  return { ctx, team, owner, organization, track, tracked, stored, hours, close };
}

describe("closing", () => {
  it.each(MEMBER_ROLES)("is allowed or refused for the %s according to the table", async (role) => {
    const { ctx, team, organization } = await setUp();
    const outcome = await outcomeOf(closeOrganization(team[role].ctx, { name: organization.name }));
    expect(outcome).toBe(role === "owner" ? "done" : "forbidden");
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organization.id));
    expect(row?.closedAt).toEqual(role === "owner" ? ctx.now() : null);
  });

  it("requires the exact name", async () => {
    const { ctx, owner } = await setUp();
    await expect(closeOrganization(owner.ctx, { name: "something else" })).rejects.toMatchObject({
      refusal: { details: [{ field: "name", message: "This is not the organization's name" }] },
    });
    expect(await getMembership(ctx, owner.id)).not.toBeNull();
  });

  it("stops tracking in the middle of an hour, and charges exactly the stored snapshots", async () => {
    const { ctx, organization, track, tracked, stored, hours, close } = await setUp();
    await Promise.all([track(), track(), track()]);
    await replay(ctx, hours(5));
    const atClosing = await stored();
    expect(await close()).toMatchObject({ stopped_videos: 3 });
    for (const tracking of await tracked())
      expect(tracking).toMatchObject({ status: "completed", statusReason: "stopped", endedAt: ctx.now() });
    await replay(ctx, hours(30));
    await closeHours(ctx);
    expect(await stored()).toBe(atClosing);
    expect(atClosing).toBeGreaterThanOrEqual(15);
    const account = await getAccount(ctx.db, organization.id);
    expect(account.uncharged).toBe(0n);
    expect(account.charged).toBe(BigInt(atClosing) * PRICE);
    expect(account.balance).toBe(100_000_000n - account.charged);
    const entries = await ctx.db.select().from(ledgerEntries).where(eq(ledgerEntries.organizationId, organization.id));
    const money = entries.filter(({ unit }) => unit === "usd_micros").reduce((sum, { amount }) => sum + amount, 0n);
    expect(money).toBe(account.balance);
  });

  it("prevents tracking that was requested before it", async () => {
    const { track, close, tracked } = await setUp();
    await close();
    expect(await outcomeOf(track())).toBe("forbidden");
    expect(await tracked()).toEqual([]);
  });

  it("happens once for two concurrent requests, next to a tracking that starts", async () => {
    const { close, track, tracked } = await setUp();
    await track();
    const outcomes = await Promise.all([outcomeOf(close()), outcomeOf(close()), outcomeOf(track())]);
    expect(outcomes.slice(0, 2).sort()).toEqual(["conflict", "done"]);
    expect((await tracked()).every(({ status }) => status === "completed")).toBe(true);
  });

  it("ends keys, webhooks and invitations, and denies all access", async () => {
    const { ctx, team, owner, organization, close } = await setUp();
    const { key } = await createKey(owner.ctx, { name: "Reporting", roles: ["usage:read"], expires_in_days: null });
    await createEndpoint(owner.ctx, { url: "https://receiver.example/hook", events: ["balance.low"] });
    const event = { organizationId: organization.id, type: "balance.low" as const, data: LOW_BALANCE };
    await ctx.db.transaction((tx) => emitEvents(ctx, tx, [event]));
    await createInvitation(owner.ctx, { email: "late@example.org", role: "owner" });
    const token = await tokenFor(ctx, "late@example.org", "invitation");
    expect(await endpointsDue(ctx)).toHaveLength(1);
    await close();
    expect(await authenticateKey(ctx, key)).toEqual({ ok: false, reason: "invalid" });
    expect((await listEndpoints(owner.ctx)).endpoints).toEqual([]);
    expect(await endpointsDue(ctx)).toEqual([]);
    const late = joinByInvitation(ctx, { token, name: "Late", password: "correct horse battery" });
    expect(await outcomeOf(late)).toBe("conflict");
    for (const { id } of [owner, team.viewer]) {
      expect(await getMembership(ctx, id)).toBeNull();
      expect(await getPerson(ctx, id)).toMatchObject({ publicId: id });
    }
    expect(await outcomeOf(setRole(owner.ctx, { id: team.viewer.id, role: "owner" }))).toBe("conflict");
    expect(await outcomeOf(leaveOrganization(team.viewer.ctx))).toBe("conflict");
    // A key created at that moment ends with its organization.
    await ctx.db.update(apiKeys).set({ revokedAt: null }).where(eq(apiKeys.organizationId, organization.id));
    expect(await authenticateKey(ctx, key)).toEqual({ ok: false, reason: "invalid" });
    const [act] = (
      await ctx.db.select().from(auditEntries).where(eq(auditEntries.organizationId, organization.id))
    ).slice(-1);
    expect(act).toMatchObject({
      action: "organization.close",
      before: { running_videos: 0, api_keys: 1, webhooks: 1, invitations: 1 },
    });
  });
});

describe("a person of several organizations", () => {
  it("is in the requested one if it is theirs and open, otherwise in the first", async () => {
    const { ctx, owner, organization, close } = await setUp();
    const { id: second } = await startOrganization(ctx, { name: "Second", userId: owner.userId });
    const stranger = await createTeam(ctx);
    const inIt = async (requested?: string) => (await getMembership(ctx, owner.id, requested))?.organization.publicId;
    expect(await inIt()).toBe(organization.publicId);
    expect(await inIt(second)).toBe(second);
    for (const foreign of [stranger.organization.organization.publicId, "nonsense", ""])
      expect(await inIt(foreign)).toBe(organization.publicId);
    expect((await listMemberships(ctx, owner.userId)).map(({ name }) => name)).toEqual([organization.name, "Second"]);
    await close();
    expect(await inIt(organization.publicId)).toBe(second);
    expect((await listMemberships(ctx, owner.userId)).map(({ id }) => id)).toEqual([second]);
  });

  it("has a separate role in each", async () => {
    const { ctx, team } = await setUp();
    const own = await startOrganization(ctx, { name: "Own", userId: team.viewer.userId });
    expect((await getMembership(ctx, team.viewer.id))?.role).toBe("viewer");
    expect((await getMembership(ctx, team.viewer.id, own.id))?.role).toBe("owner");
  });
});

describe("creating another", () => {
  it("grants no money, is in its audit log, and is limited to ten", async () => {
    const { ctx } = await setUp();
    const person = await createPerson(ctx);
    for (let n = 0; n < 9; n++) await startOrganization(ctx, { name: `No ${n}`, userId: person.userId });
    const volley = [1, 2, 3].map((n) => outcomeOf(startOrganization(ctx, { name: `V ${n}`, userId: person.userId })));
    expect((await Promise.all(volley)).sort()).toEqual(["conflict", "conflict", "done"]);
    const own = await listMemberships(ctx, person.userId);
    expect(own).toHaveLength(10);
    const { organization } = (await getMembership(ctx, person.id)) ?? {};
    expect((await getAccount(ctx.db, organization?.id ?? 0)).balance).toBe(0n);
    const acts = await ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.organizationId, organization?.id ?? 0));
    expect(acts.map(({ action, actorName }) => [action, actorName])).toEqual([["organization.create", person.email]]);
  });
});

it("who is the only owner of another can leave this one", async () => {
  const { ctx, team } = await setUp();
  const second = await addMember(team.organization, "owner");
  await startOrganization(ctx, { name: "Own", userId: second.userId });
  expect(await outcomeOf(leaveOrganization(second.ctx))).toBe("done");
  expect((await getMembership(ctx, second.id))?.organization.name).toBe("Own");
});

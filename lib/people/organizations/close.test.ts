import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { apiKeys, auditEntries, ledgerEntries, organizations } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { closeHours } from "@/lib/billing/close-hours";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { createKey } from "@/lib/developers/keys/create";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { endpointsDue } from "@/lib/outbound/webhooks/due";
import { emitEvents } from "@/lib/outbound/webhooks/emit";
import { createInvitation } from "@/lib/people/invitations/create";
import { joinByInvitation } from "@/lib/people/invitations/join";
import { MEMBER_ROLES } from "@/lib/people/members/rules";
import { setRole } from "@/lib/people/members/set-role";
import { closeOrganization } from "@/lib/people/organizations/close";
import { closeForGood } from "@/lib/people/organizations/close-for-good";
import { setUpClosing } from "@/lib/people/organizations/fixtures";
import { getOrganization } from "@/lib/people/organizations/get";
import { leaveOrganization } from "@/lib/people/organizations/leave";
import { startOrganization } from "@/lib/people/organizations/start";
import { listMemberships } from "@/lib/people/sessions/membership";
import { replay } from "@/lib/tracking/collection/replay";
import { getMembership } from "@/test/membership";
import { addMember, createPerson, createTeam, outcomeOf, tokenFor } from "@/test/teams";
import { LOW_BALANCE } from "@/test/webhooks";

const PRICE = 15_000n;

describe("closing", () => {
  it.each(MEMBER_ROLES)("is allowed or refused for the %s according to the table", async (role) => {
    const { ctx, team, organization, days } = await setUpClosing();
    const outcome = await outcomeOf(closeOrganization(team[role].ctx, { name: organization.name }));
    expect(outcome).toBe(role === "owner" ? "done" : "forbidden");
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organization.id));
    expect(row?.closedAt).toEqual(role === "owner" ? ctx.now() : null);
    expect(row?.reopenableUntil).toEqual(role === "owner" ? days(30) : null);
  });

  it("is refused for strangers", async () => {
    const { ctx, owner, organization } = await setUpClosing();
    const stranger = await createTeam(ctx);
    const foreign = { ...owner.ctx, actor: stranger.owner.ctx.actor };
    expect(await outcomeOf(closeOrganization(foreign, { name: organization.name }))).toBe("forbidden");
    expect((await getMembership(ctx, owner.id))?.organization.closedAt).toBeNull();
  });

  it("requires the exact name", async () => {
    const { ctx, owner } = await setUpClosing();
    await expect(closeOrganization(owner.ctx, { name: "something else" })).rejects.toMatchObject({
      refusal: { details: [{ field: "name", message: "Enter the organization's name exactly as it is shown" }] },
    });
    expect((await getMembership(ctx, owner.id))?.organization.closedAt).toBeNull();
  });

  it("pauses tracking in the middle of an hour, and charges exactly the stored snapshots", async () => {
    const { ctx, organization, track, tracked, stored, hours, close } = await setUpClosing();
    await Promise.all([track(), track(), track(5)]);
    await replay(ctx, hours(5));
    const atClosing = await stored();
    expect(await close()).toMatchObject({ paused_videos: 3 });
    for (const tracking of await tracked())
      expect(tracking).toMatchObject({ status: "paused", statusReason: "suspended", endedAt: null });
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
    const { track, close, tracked } = await setUpClosing();
    await close();
    expect(await outcomeOf(track())).toBe("forbidden");
    expect(await tracked()).toEqual([]);
  });

  it("happens once for two concurrent requests, next to a tracking that starts", async () => {
    const { close, track, tracked, mails, acts } = await setUpClosing();
    await track();
    const outcomes = await Promise.all([outcomeOf(close()), outcomeOf(close()), outcomeOf(track())]);
    expect(outcomes.slice(0, 2).sort()).toEqual(["conflict", "done"]);
    expect((await tracked()).every(({ status }) => status === "paused")).toBe(true);
    expect(await outcomeOf(close())).toBe("conflict");
    expect(await mails()).toHaveLength(1);
    expect((await acts()).filter(({ action }) => action === "organization.close")).toHaveLength(1);
  });

  it("rejects keys like revoked ones, delays webhooks, and lets members see everything but change nothing", async () => {
    const { ctx, team, owner, organization, close, acts, days } = await setUpClosing();
    const { key } = await createKey(owner.ctx, { name: "Reporting", roles: ["usage:read"], expires_in_days: null });
    await createEndpoint(owner.ctx, { url: "https://receiver.example/hook", events: ["balance.low"] });
    const event = { organizationId: organization.id, type: "balance.low" as const, data: LOW_BALANCE };
    await ctx.db.transaction((tx) => emitEvents(ctx, tx, [event]));
    await createInvitation(owner.ctx, { email: "late@example.org", role: "owner" });
    const token = await tokenFor(ctx, "late@example.org", "invitation");
    expect(await endpointsDue(ctx)).toHaveLength(1);
    await close();
    expect(await authenticateKey(ctx, key)).toEqual({ ok: false, reason: "invalid" });
    const [kept] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.organizationId, organization.id));
    expect(kept?.revokedAt).toBeNull();
    expect(await endpointsDue(ctx)).toEqual([]);
    const late = joinByInvitation(ctx, { token, name: "Late", password: "correct horse battery" });
    expect(await outcomeOf(late)).toBe("conflict");
    for (const { id, ctx: member } of [owner, team.viewer]) {
      const entered = await getMembership(ctx, id);
      expect(entered?.organization).toMatchObject({ id: organization.id, closedAt: ctx.now() });
      const inside = { ...member, organization: entered?.organization ?? organization };
      expect(getOrganization(inside).reopenable_until).toBe(days(30).toISOString());
    }
    expect(await outcomeOf(setRole(owner.ctx, { id: team.viewer.id, role: "owner" }))).toBe("conflict");
    expect(await outcomeOf(leaveOrganization(team.viewer.ctx))).toBe("conflict");
    expect((await acts()).at(-1)).toMatchObject({
      action: "organization.close",
      actorName: owner.email,
      before: { closed: false, running_videos: 0 },
      after: { closed: true, running_videos: 0, reopenable_until: days(30).toISOString() },
    });
  });

  it("emails the owners until when they can reopen it", async () => {
    const { team, owner, mails, close } = await setUpClosing();
    const second = await addMember(team.organization, "owner");
    await close();
    const written = await mails();
    expect(written.map(({ to }) => to).sort()).toEqual([owner.email, second.email].sort());
    expect(written[0]?.data).toMatchObject({ is_reminder: false, until: expect.stringContaining("(UTC)") });
  });
});

describe("a person of several organizations", () => {
  it("is in the requested one if it is theirs and not closed for good, otherwise in the first open one", async () => {
    const { ctx, owner, organization, close, days } = await setUpClosing();
    const { id: second } = await startOrganization(ctx, { name: "Second", userId: owner.userId });
    const stranger = await createTeam(ctx);
    const inIt = async (requested?: string) => (await getMembership(ctx, owner.id, requested))?.organization.publicId;
    expect(await inIt()).toBe(organization.publicId);
    expect(await inIt(second)).toBe(second);
    for (const foreign of [stranger.organization.organization.publicId, "nonsense", ""])
      expect(await inIt(foreign)).toBe(organization.publicId);
    expect((await listMemberships(ctx, owner.userId)).map(({ name }) => name)).toEqual([organization.name, "Second"]);
    await close();
    expect(await inIt()).toBe(second);
    expect(await inIt(organization.publicId)).toBe(organization.publicId);
    expect(await listMemberships(ctx, owner.userId)).toHaveLength(2);
    ctx.turnTo(days(30));
    expect(await closeForGood(ctx, organization.id)).toBe(true);
    expect(await inIt(organization.publicId)).toBe(second);
    expect((await listMemberships(ctx, owner.userId)).map(({ id }) => id)).toEqual([second]);
  });

  it("has a separate role in each", async () => {
    const { ctx, team } = await setUpClosing();
    const own = await startOrganization(ctx, { name: "Own", userId: team.viewer.userId });
    expect((await getMembership(ctx, team.viewer.id))?.role).toBe("viewer");
    expect((await getMembership(ctx, team.viewer.id, own.id))?.role).toBe("owner");
  });
});

describe("creating another", () => {
  it("counts those that can be reopened, so that closing doesn't make room for more than ten", async () => {
    const { ctx, owner, organization, close, days } = await setUpClosing();
    for (let n = 0; n < 9; n++) await startOrganization(ctx, { name: `No ${n}`, userId: owner.userId });
    await close();
    const another = () => outcomeOf(startOrganization(ctx, { name: "Another", userId: owner.userId }));
    expect(await another()).toBe("conflict");
    ctx.turnTo(days(30));
    await closeForGood(ctx, organization.id);
    expect(await another()).toBe("done");
  });

  it("grants no money, is in its audit log, and is limited to ten", async () => {
    const { ctx } = await setUpClosing();
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
  const { ctx, team } = await setUpClosing();
  const second = await addMember(team.organization, "owner");
  await startOrganization(ctx, { name: "Own", userId: second.userId });
  expect(await outcomeOf(leaveOrganization(second.ctx))).toBe("done");
  expect((await getMembership(ctx, second.id))?.organization.name).toBe("Own");
});

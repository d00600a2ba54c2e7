import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { organizations } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { createKey } from "@/lib/developers/keys/create";
import { createEndpoint } from "@/lib/developers/webhooks/create";
import { listEndpoints } from "@/lib/developers/webhooks/list";
import { endpointsDue } from "@/lib/outbound/webhooks/due";
import { createInvitation } from "@/lib/people/invitations/create";
import { joinByInvitation } from "@/lib/people/invitations/join";
import { MEMBER_ROLES } from "@/lib/people/members/rules";
import { setRole } from "@/lib/people/members/set-role";
import { setUpClosing } from "@/lib/people/organizations/fixtures";
import { reopenOrganization } from "@/lib/people/organizations/reopen";
import { resumeOrganization } from "@/lib/people/organizations/resume";
import { suspendOrganization } from "@/lib/people/organizations/suspend";
import { replay } from "@/lib/tracking/collection/replay";
import { correctBalance } from "@/lib/tracking/funding/correct";
import { hoursOf } from "@/lib/tracking/snapshots/fixtures";
import { createMember } from "@/test/members";
import { getMembership } from "@/test/membership";
import { createTeam, outcomeOf, tokenFor } from "@/test/teams";

const PRICE = 15_000n;

describe("reopening", () => {
  it.each(MEMBER_ROLES)("is allowed or refused for the %s according to the table", async (role) => {
    const { ctx, team, organization, close } = await setUpClosing();
    await close();
    const outcome = await outcomeOf(reopenOrganization(team[role].ctx));
    expect(outcome).toBe(role === "owner" ? "done" : "forbidden");
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organization.id));
    expect(row?.closedAt === null).toBe(role === "owner");
    expect(row?.reopenableUntil === null).toBe(role === "owner");
  });

  it("is refused for strangers, former owners, open organizations, and once the time is over", async () => {
    const { ctx, team, owner, close, reopen, days } = await setUpClosing();
    expect(await outcomeOf(reopen())).toBe("conflict");
    const former = team.manager.ctx;
    await setRole(owner.ctx, { id: team.manager.id, role: "owner" });
    await setRole(owner.ctx, { id: team.manager.id, role: "member" });
    await close();
    const stranger = await createTeam(ctx);
    for (const { actor } of [stranger.owner.ctx, { actor: { ...former.actor, role: "owner" as const } }])
      expect(await outcomeOf(reopenOrganization({ ...owner.ctx, actor }))).toBe("forbidden");
    ctx.turnTo(days(30));
    expect(await outcomeOf(reopen())).toBe("conflict");
  });

  it("makes every hour a snapshot or a gap, moves no end date and charges exactly the stored snapshots", async () => {
    const { ctx, organization, track, tracked, hours, close, reopen, acts } = await setUpClosing();
    for (const days of [1, 1, 2]) await track(days);
    const before = await tracked();
    await replay(ctx, hours(6));
    await close();
    ctx.turnTo(hours(37));
    await replay(ctx, hours(38));
    expect(await reopen()).toEqual({ id: organization.publicId, resumed_videos: 1 });
    await replay(ctx, hours(50));
    let stored = 0;
    for (const tracking of await tracked()) {
      const { hours: taken, gaps } = await hoursOf(ctx.db, tracking.id);
      stored += taken.length;
      expect(tracking).toMatchObject({ status: "completed", endsAt: before.shift()?.endsAt });
      expect(taken.length + gaps.length).toBe(tracking.durationDays * 24);
      expect(new Set(gaps.map(({ reason }) => reason))).toEqual(new Set(["suspended"]));
    }
    // 6 or 7 hours each before it, and 9 or 10 of the longer one after it.
    expect(stored).toBeGreaterThanOrEqual(3 * 6 + 9);
    expect(stored).toBeLessThanOrEqual(3 * 7 + 10);
    const account = await getAccount(ctx.db, organization.id);
    expect(account.snapshots).toBe(stored);
    expect(account.charged + account.uncharged).toBe(BigInt(stored) * PRICE);
    expect((await acts()).map(({ action }) => action)).toEqual(["organization.close", "organization.reopen"]);
    expect((await acts()).at(-1)).toMatchObject({ after: { closed: false, running_videos: 1 } });
  });

  it("restores keys, webhooks, what they were to be sent, invitations and members", async () => {
    const { ctx, team, owner, track, close, reopen, days } = await setUpClosing();
    const { key } = await createKey(owner.ctx, { name: "Reporting", roles: ["usage:read"], expires_in_days: null });
    await createEndpoint(owner.ctx, { url: "https://receiver.example/hook", events: ["tracking.paused"] });
    await createInvitation(owner.ctx, { email: "later@example.org", role: "viewer" });
    const token = await tokenFor(ctx, "later@example.org", "invitation");
    await track(5);
    await close();
    ctx.turnTo(days(2));
    expect(await endpointsDue(ctx)).toEqual([]);
    await reopen();
    expect(await authenticateKey(ctx, key)).toMatchObject({ ok: true });
    expect((await listEndpoints(owner.ctx)).endpoints).toHaveLength(1);
    expect(await endpointsDue(ctx)).toHaveLength(1);
    expect(await outcomeOf(joinByInvitation(ctx, { token, name: "Late", password: "correct horse battery" }))).toBe(
      "done",
    );
    expect(await outcomeOf(setRole(owner.ctx, { id: team.viewer.id, role: "member" }))).toBe("done");
    expect((await getMembership(ctx, team.viewer.id))?.organization).toMatchObject({
      closedAt: null,
      reopenableUntil: null,
    });
  });

  it("happens once for concurrent requests, and closing it again gives another 30 days", async () => {
    const { ctx, organization, close, reopen, days } = await setUpClosing();
    await close();
    ctx.turnTo(days(20));
    const outcomes = await Promise.all([outcomeOf(reopen()), outcomeOf(reopen())]);
    expect(outcomes.sort()).toEqual(["conflict", "done"]);
    await close();
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organization.id));
    expect(row).toMatchObject({ closedAt: days(20), reopenableUntil: days(50), closingRemindedAt: null });
  });

  it("leaves trackings to a suspension, whichever of the two ends first", async () => {
    const { ctx, organization, track, tracked, close, reopen, hours } = await setUpClosing();
    const admin = await createMember(ctx, { isAdmin: true });
    const { id: organizationId } = organization;
    const suspend = () => suspendOrganization(admin.ctx, { organizationId, reason: "Unpaid invoice" });
    const resume = () => resumeOrganization(admin.ctx, { organizationId, reason: "Paid" });
    const status = async () => (await tracked()).map((tracking) => tracking.status);
    await track(5);
    await close();
    await suspend();
    expect(await resume()).toEqual({ resumed: 0 });
    expect(await status()).toEqual(["paused"]);
    expect(await reopen()).toMatchObject({ resumed_videos: 1 });
    ctx.turnTo(hours(2));
    await close();
    await suspend();
    expect(await reopen()).toMatchObject({ resumed_videos: 0 });
    expect(await status()).toEqual(["paused"]);
    expect(await resume()).toEqual({ resumed: 1 });
    expect(await status()).toEqual(["monitoring"]);
  });

  it("without money leaves trackings paused until a top-up", async () => {
    const { ctx, organization, track, tracked, close, reopen } = await setUpClosing();
    const admin = await createMember(ctx, { isAdmin: true });
    await track(5);
    await close();
    const { balance, uncharged } = await getAccount(ctx.db, organization.id);
    const taken = { organizationId: organization.id, amount: uncharged - balance, reason: "Taken back" };
    await correctBalance(admin.ctx, { ...taken, idempotencyKey: "all" });
    expect(await reopen()).toMatchObject({ resumed_videos: 0 });
    expect(await tracked()).toMatchObject([{ status: "paused", statusReason: "no_balance" }]);
  });
});

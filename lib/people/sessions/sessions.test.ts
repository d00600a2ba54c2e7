import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { members, sessions, users } from "@/db/schema";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { removeMember } from "@/lib/people/members/remove";
import { endOtherSessions, endSession, signOut } from "@/lib/people/sessions/end";
import { listSessions } from "@/lib/people/sessions/list";
import { openSession } from "@/lib/people/sessions/open";
import { resolveSession } from "@/lib/people/sessions/resolve";
import { changePassword } from "@/lib/people/users/change-password";
import { createUser } from "@/lib/people/users/create";
import { signIn } from "@/lib/people/users/sign-in";
import { testContext } from "@/test/context";
import { getMembership, resumeSession, startSession } from "@/test/membership";
import { createTeam, type Team, type TestPerson } from "@/test/teams";

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const CLIENT = { address: "203.0.113.7", agent: CHROME };

let ctx: ReturnType<typeof testContext>;
let team: Team;
beforeEach(async () => {
  ctx = testContext();
  team = await createTeam(ctx);
});

const start = async (person: TestPerson, client = CLIENT) => {
  const claims = await openSession(ctx, { userId: person.userId }, client);
  if (!claims) throw new Error("no session");
  const found = await resolveSession(ctx, claims, client);
  if (!found) throw new Error("the session has not started");
  return { claims, ctx: { ...person.ctx, sessionId: found.session.id }, id: found.session.publicId };
};
const rowOf = async (id: string) => (await ctx.db.select().from(sessions).where(eq(sessions.publicId, id)))[0];

describe("a session", () => {
  it("belongs to its person, with the membership", async () => {
    const { claims } = await start(team.manager);
    expect(await resumeSession(ctx, claims)).toMatchObject({
      user: { id: team.manager.userId },
      membership: { role: "manager", organization: { id: team.organization.organization.id } },
    });
    expect(await resumeSession(ctx, { ...claims, userId: team.owner.id })).toBeNull();
    expect(await resumeSession(ctx, { ...claims, sessionId: "unknown" })).toBeNull();
  });

  it("remains without an organization", async () => {
    const { claims } = await start(team.viewer);
    await ctx.db.delete(members).where(eq(members.userId, team.viewer.userId));
    expect(await resumeSession(ctx, claims)).toMatchObject({ user: { id: team.viewer.userId }, membership: null });
  });

  it("ends after 7 days without a request", async () => {
    const { claims } = await start(team.owner);
    ctx.clock.advance(7 * DAY_MS - 1);
    expect(await resumeSession(ctx, claims)).not.toBeNull();
    ctx.clock.advance(7 * DAY_MS);
    expect(await resumeSession(ctx, claims)).toBeNull();
  });

  it("ends after 30 days, even if it is in use", async () => {
    const { claims } = await start(team.owner);
    for (let day = 1; day < 30; day++) {
      ctx.clock.advance(DAY_MS);
      expect(await resumeSession(ctx, claims)).not.toBeNull();
    }
    ctx.clock.advance(DAY_MS - 1);
    expect(await resumeSession(ctx, claims)).not.toBeNull();
    ctx.clock.advance(1);
    expect(await resumeSession(ctx, claims)).toBeNull();
  });

  it("records its use once a minute, with the client's address", async () => {
    const { claims, id } = await start(team.owner);
    const begun = ctx.now();
    ctx.clock.advance(59_999);
    await resolveSession(ctx, claims, { address: "203.0.113.8", agent: CHROME });
    expect(await rowOf(id)).toMatchObject({ lastUsedAt: begun, address: "203.0.113.7" });
    ctx.clock.advance(1);
    await Promise.all([1, 2, 3].map(() => resolveSession(ctx, claims, { address: "203.0.113.8", agent: CHROME })));
    expect(await rowOf(id)).toMatchObject({ lastUsedAt: ctx.now(), address: "203.0.113.8", agent: CHROME });
  });

  it("ends by signing out, without affecting others", async () => {
    const [here, there] = [await start(team.owner), await start(team.owner)];
    await signOut(ctx, here.claims.sessionId);
    expect(await resumeSession(ctx, here.claims)).toBeNull();
    expect(await resumeSession(ctx, there.claims)).not.toBeNull();
    await signOut(ctx, here.claims.sessionId);
  });

  it("ends when its person is removed as a member; others remain", async () => {
    const removed = await start(team.member);
    const stays = await start(team.viewer);
    await removeMember(team.owner.ctx, { id: team.member.id });
    expect(await resumeSession(ctx, removed.claims)).toBeNull();
    expect(await resumeSession(ctx, stays.claims)).not.toBeNull();
  });
});

describe("the list of sessions", () => {
  it("names the device and marks the current session", async () => {
    const phone = await start(team.owner, { address: "2001:db8::1", agent: "curl/8.5.0" });
    ctx.clock.advance(60_000);
    const desk = await start(team.owner);
    await start(team.member);
    const { sessions: rows } = await listSessions(phone.ctx);
    expect(rows).toMatchObject([
      { id: phone.id, device: "curl", address: "2001:db8::1", is_current: true },
      { id: desk.id, device: "Chrome on Windows", address: "203.0.113.7", is_current: false },
    ]);
    ctx.clock.advance(7 * DAY_MS);
    expect(await listSessions(phone.ctx)).toEqual({ sessions: [] });
  });

  it("ends one, but never another person's", async () => {
    const [here, there] = [await start(team.owner), await start(team.owner)];
    const foreign = await start(team.member);
    await endSession(here.ctx, { id: there.id });
    expect(await resumeSession(ctx, there.claims)).toBeNull();
    for (const id of [there.id, foreign.id, "unknown"])
      await expect(endSession(here.ctx, { id })).rejects.toMatchObject({ refusal: { code: "not_found" } });
    expect(await resumeSession(ctx, foreign.claims)).not.toBeNull();
  });

  it("ends all others", async () => {
    const here = await start(team.owner);
    const others = [await start(team.owner), await start(team.owner)];
    const foreign = await start(team.member);
    expect(await endOtherSessions(here.ctx)).toEqual({ ended: 2 });
    for (const other of others) expect(await resumeSession(ctx, other.claims)).toBeNull();
    for (const kept of [here, foreign]) expect(await resumeSession(ctx, kept.claims)).not.toBeNull();
    await expect(endOtherSessions(team.owner.ctx)).rejects.toMatchObject({ refusal: { code: "conflict" } });
  });
});

describe("signing in", () => {
  const PASSWORD = "correct horse battery";
  const client = { ...CLIENT, addressGroup: "203.0.113.7", device: undefined };
  let count = 0;
  const newPerson = async () => {
    const email = `Signing.${++count}@example.org`;
    return { email, ...(await createUser(ctx, { email, name: "Ada", password: PASSWORD })) };
  };

  it("starts a session and sets a cookie that exempts the browser from delays caused by strangers", async () => {
    const { email, publicId } = await newPerson();
    const result = await signIn(ctx, { email, password: PASSWORD }, client);
    expect(result).toMatchObject({ signedIn: { userId: publicId } });
    if (!result || !("signedIn" in result)) throw new Error("not signed in");
    const first = result.signedIn;
    expect(await resumeSession(ctx, first)).toMatchObject({ user: { publicId } });
    for (let n = 0; n < 6; n++) expect(await signIn(ctx, { email, password: "wrong" }, client)).toBeNull();
    const again = { email, password: PASSWORD };
    await expect(signIn(ctx, again, client)).rejects.toMatchObject({ refusal: { code: "rate_limited" } });
    expect(await signIn(ctx, again, { ...client, device: first.device })).toMatchObject({
      signedIn: { device: first.device },
    });
    expect(await signIn(ctx, { email: "nobody@example.org", password: PASSWORD }, client)).toBeNull();
  });

  it("starts no session if the password changes between the check and the session", async () => {
    const { id: userId } = await newPerson();
    const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
    const passwordHash = user?.passwordHash ?? "";
    await ctx.db.update(users).set({ passwordHash: "another" }).where(eq(users.id, userId));
    expect(await openSession(ctx, { userId, passwordHash }, CLIENT)).toBeNull();
    expect(await ctx.db.$count(sessions, eq(sessions.userId, userId))).toBe(0);
  });

  it("a concurrent password change leaves no session of the old password", async () => {
    const { email, id: userId, publicId } = await newPerson();
    const { organization } = team.organization;
    const { id: organizationId } = organization;
    await ctx.db.insert(members).values({ organizationId, userId, role: "viewer", createdAt: ctx.now() });
    const own = { ...team.organization, actor: { type: "user" as const, userId, role: "viewer" as const } };
    await startSession(ctx, publicId);
    await Promise.all([
      signIn(ctx, { email, password: PASSWORD }, client),
      changePassword(own, { current_password: PASSWORD, password: "staple in the clouds" }, "203.0.113.50"),
      signIn(ctx, { email, password: PASSWORD }, client),
    ]);
    expect(await ctx.db.$count(sessions, eq(sessions.userId, userId))).toBe(0);
    expect(await getMembership(ctx, publicId)).not.toBeNull();
  });
});

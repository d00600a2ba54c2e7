import { decode } from "next-auth/jwt";
import { beforeEach, expect, it } from "vitest";
import { POST as join } from "@/app/api/auth/invitation/join/route";
import { renewedSession } from "@/app/session-cookie";
import { env } from "@/lib/env";
import { PEER_HEADER } from "@/lib/http/client-address";
import { createInvitation } from "@/lib/invitations/create";
import { systemContext } from "@/lib/request-context";
import { getMembership } from "@/lib/users/membership";
import { createTeam, type Team, tokenFor } from "@/test/teams";

const PASSWORD = "staple in the clouds";
let count = 0;
let team: Team;
let email: string;
let token: string;
beforeEach(async () => {
  const ctx = systemContext();
  team = await createTeam(ctx);
  email = `joining.${++count}@example.org`;
  await createInvitation(team.owner.ctx, { email, role: "member" });
  token = await tokenFor(ctx, email, "invitation");
});

async function send(body: unknown, headers: HeadersInit = {}) {
  const request = new Request("http://app.example.org/api/auth/invitation/join", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { host: "app.example.org", origin: "http://app.example.org", [PEER_HEADER]: "10.9.1.1", ...headers },
  });
  const response = await join(request);
  return { status: response.status, body: await response.json(), cookie: response.headers.get("set-cookie") };
}

it("makes the account of the invited address and chooses the organisation, once", async () => {
  const { publicId } = team.organization.organization;
  expect(await send({ token, name: "Grace", password: PASSWORD })).toEqual({
    status: 201,
    body: { email, organization: publicId },
    cookie: `clipscope-organization=${publicId}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`,
  });
  expect(await send({ token, name: "Grace", password: PASSWORD })).toMatchObject({
    status: 409,
    body: { error: "This invitation has been used already." },
    cookie: null,
  });
});

it("asks for a name and a password worth the name, by the dashboard's own pages", async () => {
  expect(await send({ token, name: " ", password: "short" })).toMatchObject({
    status: 400,
    body: { details: [{ field: "name" }, { field: "password", message: "At least 10 characters" }] },
  });
  expect(await send({ token: "x".repeat(43), name: "Grace", password: PASSWORD })).toMatchObject({
    status: 400,
    body: { details: [{ field: "token", message: "This link is not valid" }] },
  });
  const foreign = { origin: "https://evil.example" };
  expect(await send({ token, name: "Grace", password: PASSWORD }, foreign)).toMatchObject({ status: 403 });
});

it("a session that begins anew names the person and a moment at which the change lies behind it", async () => {
  const { user } = (await getMembership(systemContext(), team.owner.id)) ?? {};
  const cookie = await renewedSession(team.owner.id);
  expect(cookie).toMatch(/^next-auth\.session-token=[^;]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
  const value = /=([^;]+);/.exec(cookie)?.[1];
  const session = await decode({ token: value, secret: env().NEXTAUTH_SECRET ?? "" });
  expect(session?.sub).toBe(team.owner.id);
  expect(session?.signedInAt).toBeGreaterThanOrEqual(user?.passwordChangedAt.getTime() ?? Number.POSITIVE_INFINITY);
});

import { beforeEach, expect, it } from "vitest";
import { POST as join } from "@/app/api/auth/invitation/join/route";
import { readSessionToken, renewedSession } from "@/app/session-cookie";
import { createInvitation } from "@/lib/people/invitations/create";
import { systemContext } from "@/lib/people/sessions/request-context";
import { resolveSession } from "@/lib/people/sessions/resolve";
import { PEER_HEADER } from "@/rest/client-address";
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

it("creates the account of the invited address and selects the organization, once", async () => {
  const { publicId } = team.organization.organization;
  expect(await send({ token, name: "Grace", password: PASSWORD })).toEqual({
    status: 201,
    body: { email, organization: publicId },
    cookie: `clipscope-organization=${publicId}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`,
  });
  expect(await send({ token, name: "Grace", password: PASSWORD })).toMatchObject({
    status: 409,
    body: { error: "This invitation has already been used." },
    cookie: null,
  });
});

it("requires a name and a strong password, and accepts forms of our own pages only", async () => {
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

it("a renewed session identifies the person and works", async () => {
  const headers = new Headers({ [PEER_HEADER]: "10.9.1.1", "user-agent": "curl/8.5.0" });
  const cookie = await renewedSession(team.owner.userId, headers);
  expect(cookie).toMatch(/^next-auth\.session-token=[^;]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
  const session = await readSessionToken(/=([^;]+);/.exec(cookie)?.[1]);
  expect(session).toEqual({ userId: team.owner.id, sessionId: expect.any(String) });
  if (!session) throw new Error("no session");
  const client = { address: null, agent: null };
  expect(await resolveSession(systemContext(), session, client)).toMatchObject({ user: { publicId: team.owner.id } });
  for (const other of [undefined, "", "nonsense", "a.b.c.d.e"]) expect(await readSessionToken(other)).toBeNull();
});

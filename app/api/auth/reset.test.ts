import { desc } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { POST as requestLink } from "@/app/api/auth/request-reset/route";
import { POST as reset } from "@/app/api/auth/reset-password/route";
import { database } from "@/db/client";
import { outbox } from "@/db/schema";
import { systemContext } from "@/lib/people/sessions/request-context";
import { verifyPassword } from "@/lib/people/users/authenticate";
import { createUser } from "@/lib/people/users/create";
import { PEER_HEADER } from "@/rest/client-address";

const PASSWORD = "staple in the clouds";
const INVALID_LINK = {
  error: "Check the marked fields",
  details: [{ field: "token", message: "This link is not valid" }],
};
let email = "";
let count = 0;

beforeEach(async () => {
  email = `reset.${++count}@example.org`;
  await createUser(systemContext(), { email, name: "Ada", password: "correct horse battery" });
  // Later than the account's first password, as in practice.
  await new Promise((resolve) => setTimeout(resolve, 5));
});

async function send(handler: (request: Request) => Promise<Response>, body: unknown, headers: HeadersInit = {}) {
  const request = new Request("http://app.example.org/api/auth/x", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { host: "app.example.org", origin: "http://app.example.org", [PEER_HEADER]: "10.9.0.1", ...headers },
  });
  const response = await handler(request);
  return { status: response.status, body: await response.json(), cache: response.headers.get("cache-control") };
}
const newestToken = async () => {
  const [mail] = await database().db.select().from(outbox).orderBy(desc(outbox.id)).limit(1);
  return /token=([\w-]+)/.exec(JSON.stringify(mail?.payload))?.[1] ?? "";
};

it("replaces a forgotten password", async () => {
  expect(await send(requestLink, { email })).toEqual({ status: 200, body: { requested: true }, cache: "no-store" });
  const token = await newestToken();
  expect(await send(reset, { token, password: PASSWORD })).toMatchObject({ status: 200, body: { email } });
  expect(await verifyPassword(systemContext(), email, PASSWORD)).not.toBeNull();
  expect(await send(reset, { token, password: `${PASSWORD}!` })).toMatchObject({ status: 400, body: INVALID_LINK });
});

it("treats unknown and known addresses alike, in the same time, and stops both after three", async () => {
  const unknown = `nobody.${email}`;
  const answers = [];
  for (const asked of [email, unknown]) {
    const begun = performance.now();
    answers.push(await send(requestLink, { email: asked }));
    expect(performance.now() - begun).toBeGreaterThanOrEqual(395);
  }
  expect(answers[0]).toEqual(answers[1]);
  for (const asked of [email, unknown]) {
    for (let n = 0; n < 2; n++) expect((await send(requestLink, { email: asked })).status).toBe(200);
    expect(await send(requestLink, { email: asked })).toMatchObject({
      status: 429,
      body: { error: "Too many attempts. Try again later." },
    });
  }
});

it("requires a valid address and a strong password, and accepts forms of our own pages only", async () => {
  expect(await send(requestLink, { email: "nonsense" })).toMatchObject({
    status: 400,
    body: { details: [{ field: "email", message: "Enter a valid email address" }] },
  });
  expect(await send(reset, { token: "x".repeat(43), password: "short" })).toMatchObject({
    status: 400,
    body: { details: [{ field: "password", message: "At least 10 characters" }] },
  });
  expect(await send(reset, { token: "x".repeat(43), password: PASSWORD })).toMatchObject({
    status: 400,
    body: INVALID_LINK,
  });
  const foreign = { origin: "https://evil.example" };
  for (const handler of [requestLink, reset])
    expect(await send(handler, { email, token: "x".repeat(43), password: PASSWORD }, foreign)).toMatchObject({
      status: 403,
      body: { error: "This request didn't come from the dashboard" },
    });
});

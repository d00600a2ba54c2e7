import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { functionIdOf, JOBS } from "@/lib/operations/jobs/rules";
import { isTrustedPeer, PEER_HEADER, parseTrustedProxies, resolveClient } from "@/rest/client-address";
import { answerHealth } from "@/rest/health";
import { makeProof, PROOF_HEADER } from "@/rest/seen-request";
import { checkInngest } from "@/scripts/doctor/check-inngest";
import { checkMail } from "@/scripts/doctor/check-mail";
import { checkProxy } from "@/scripts/doctor/check-proxy";
import type { Finding } from "@/scripts/doctor/finding";
import { testContext } from "@/test/context";

const ctx = testContext(new Date());
const lines = (findings: Finding[]) => findings.map(({ level, text }) => `${level}: ${text}`);

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A web server that learns of its clients as server.ts does. */
const webServer = (trustedProxies: string) => {
  const trusted = parseTrustedProxies(trustedProxies);
  return listen(async (request, response) => {
    const peer = request.socket.remoteAddress ?? "";
    const text = (name: string) => request.headers[name]?.toString();
    const host = request.headers.host ?? "";
    const client = resolveClient(
      {
        peer,
        host,
        forwardedFor: text("x-forwarded-for"),
        forwardedProto: text("x-forwarded-proto"),
        forwardedHost: text("x-forwarded-host"),
      },
      trusted,
    );
    expect(isTrustedPeer(peer, trusted)).toBe(trustedProxies !== "");
    const headers = new Headers({ [PROOF_HEADER]: text(PROOF_HEADER) ?? "" });
    headers.set(PEER_HEADER, client.address);
    headers.set("x-forwarded-proto", client.protocol);
    headers.set("host", client.host);
    const answered = await answerHealth({ search: "", headers }, ctx);
    response.writeHead(answered.status).end(answered.body as string);
  });
};

/** A proxy that ends TLS for the public address, or claims to. */
const proxyTo = (upstream: string, forwarded: (request: IncomingMessage) => Record<string, string>) =>
  listen(async (request, response) => {
    const proof = request.headers[PROOF_HEADER]?.toString() ?? "";
    const answered = await fetch(`${upstream}${request.url}`, {
      headers: { [PROOF_HEADER]: proof, ...forwarded(request) },
    });
    response.writeHead(answered.status).end(await answered.text());
  });

const SECRET = process.env.NEXTAUTH_SECRET ?? "";
const through = (url: string, trustedProxies = "127.0.0.1") =>
  checkProxy({ url, secret: SECRET, env: { TRUSTED_PROXIES: trustedProxies }, now: ctx.now }).then(lines);

test("finds proxies whose headers don't arrive, or that pass on what clients claim", async () => {
  const [trusting, unknowing] = [await webServer("127.0.0.1"), await webServer("")];
  expect(await through(unknowing, "")).toEqual([expect.stringMatching(/^ok: .* answers; address, host and protocol/)]);
  expect(await through(trusting)).toEqual(["error: A client can choose its own address with X-Forwarded-For"]);
  const host = (request: IncomingMessage) => ({ "x-forwarded-host": request.headers.host ?? "" });
  const good = await proxyTo(trusting, (request) => ({ ...host(request), "x-forwarded-for": "198.51.100.4" }));
  expect(await through(good)).toEqual([expect.stringMatching(/^ok: /)]);
  const secure = await proxyTo(trusting, (request) => ({ ...host(request), "x-forwarded-proto": "https" }));
  expect(await through(secure)).toEqual(["error: The web server sees https instead of http"]);
  const renaming = await proxyTo(trusting, () => ({ "x-forwarded-for": "198.51.100.4" }));
  expect(await through(renaming)).toEqual([`error: The web server sees the host ${new URL(trusting).host}`]);
  expect(await through("http://127.0.0.1:9")).toEqual([
    expect.stringMatching(/^error: http:\/\/127\.0\.0\.1:9 doesn't answer/),
  ]);
});

test("what arrived is shown to the holder of the secret only, and only for five minutes", async () => {
  const url = await webServer("");
  const seenWith = async (proof: string) =>
    "seen" in (await fetch(url, { headers: { [PROOF_HEADER]: proof } }).then((answered) => answered.json()));
  const now = ctx.now();
  expect(await seenWith(makeProof(SECRET, now))).toBe(true);
  const before = new Date(now.getTime() - 301_000);
  const later = makeProof(SECRET, before).replace(/^\d+/, String(now.getTime()));
  for (const proof of [makeProof(`${SECRET}x`, now), makeProof(SECRET, before), later, "", "x.y", `${now.getTime()}.`])
    expect(await seenWith(proof)).toBe(false);
  expect(lines(await checkProxy({ url, secret: "x".repeat(40), env: { TRUSTED_PROXIES: "" }, now: ctx.now }))).toEqual([
    expect.stringMatching(/^warning: .* doesn't accept this NEXTAUTH_SECRET$/),
  ]);
});

test("finds an Inngest server without the jobs, with another key, or that calls another address", async () => {
  const key = "ab".repeat(32);
  const hashed = createHash("sha256").update(Buffer.from(key, "hex")).digest("hex");
  const app = await listen((_, response) => response.end(JSON.stringify({ function_count: JOBS.length })));
  const known = (config: string) => JOBS.map(({ id }) => ({ Slug: functionIdOf(id), Config: config }));
  let answered: unknown = known(JSON.stringify({ uri: `${app}/api/inngest` }));
  const server = await listen((request, response) => {
    const status = request.headers.authorization === `Bearer ${hashed}` ? 200 : 401;
    if (request.url === "/v1/apps/clipscope/functions") response.writeHead(status).end(JSON.stringify(answered));
    else response.writeHead(500).end();
  });
  const env = { INNGEST_BASE_URL: server, INNGEST_EVENT_KEY: "k", INNGEST_SIGNING_KEY: key, INNGEST_DEV: undefined };
  expect(lines(await checkInngest(env, app))).toEqual([
    `ok: ${server} knows all ${JOBS.length} jobs`,
    `ok: ${app}/api/inngest offers ${JOBS.length} jobs`,
  ]);
  expect(lines(await checkInngest({ ...env, INNGEST_SIGNING_KEY: "cd".repeat(32) }, app))[0]).toBe(
    `error: ${server} rejects the signing key`,
  );
  answered = known("{}").slice(1);
  expect(lines(await checkInngest(env, app))[0]).toBe(`error: ${server} lacks 1 of ${JOBS.length} jobs`);
  answered = known(JSON.stringify({ uri: "http://web:3000/api/inngest" }));
  expect(lines(await checkInngest(env, app))[0]).toMatch(/^error: .* calls the jobs at another address than/);
  const gone = { ...env, INNGEST_BASE_URL: "http://127.0.0.1:9" };
  expect(lines(await checkInngest(gone, server))).toEqual([
    expect.stringMatching(/^error: http:\/\/127\.0\.0\.1:9 doesn't answer/),
    `error: ${server}/api/inngest returns 500`,
  ]);
});

test("signs in to the mail server, and says what it rejects", async () => {
  const smtp = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) =>
      username === "clips" && password === "right" ? done(null, { user: username }) : done(new Error("no such user")),
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(resolve)));
  const { port } = smtp.server.address() as AddressInfo;
  const check = (SMTP_URL: string, MAIL_FROM = "Clips <clips@example.com>") =>
    checkMail({ SMTP_URL, MAIL_FROM, APP_URL: undefined });
  expect(lines(await check(`smtp://clips:right@127.0.0.1:${port}`))).toEqual([
    "ok: The mail server accepts the sign-in",
  ]);
  const [denied] = await check(`smtp://clips:wrong@127.0.0.1:${port}`);
  expect(denied).toMatchObject({ level: "error", text: expect.stringContaining("no such user") });
  expect(denied?.advice).toContain("user and password");
  expect(lines(await check("smtp://127.0.0.1:9", "Clips <noreply@localhost>"))).toEqual([
    expect.stringMatching(/^error: The mail server: .*ECONNREFUSED/),
    "warning: The sender is Clips <noreply@localhost>",
  ]);
});

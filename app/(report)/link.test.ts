import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { GET as getChart } from "@/app/(report)/r/[token]/chart/route";
import { GET as getCsv } from "@/app/(report)/r/[token]/csv/route";
import { GET as getLogo } from "@/app/(report)/r/[token]/logo/route";
import { POST as unlock } from "@/app/(report)/r/[token]/unlock/route";
import { GET as askToStop, POST as stop } from "@/app/(report)/r/[token]/unsubscribe/route";
import { refuseTooOften } from "@/app/(report)/too-often";
import type { OrganizationContext } from "@/lib/core/context";
import { createReport } from "@/lib/insight/reports/create";
import { mailLink, tokenOf } from "@/lib/insight/reports/fixtures";
import { getReport } from "@/lib/insight/reports/get";
import { updateReport } from "@/lib/insight/reports/update";
import { setLogo } from "@/lib/people/organizations/logo";
import { PEER_HEADER } from "@/rest/client-address";
import { createTestOrganization, testContext } from "@/test/context";
import { insertMember } from "@/test/members";
import { insertVideos } from "@/test/video-rows";

/** The routes use the real clock, so their data is created with it too. */
const ctx = testContext(new Date());
const ORIGIN = "http://app.example.org";
let owner: OrganizationContext;
beforeEach(async () => {
  owner = await createTestOrganization(ctx);
});

async function share(over: object = {}) {
  const ids = await insertVideos(owner, [{ views: 10, cost: 1_000_000n }]);
  const created = await createReport(owner, { title: "A report", of: "selection", ids, ...over });
  return { ...created, token: tokenOf(created) };
}

const at = (token: string) => ({ params: Promise.resolve({ token }) });
const ask = (path: string, headers: Record<string, string> = {}) => new Request(`${ORIGIN}${path}`, { headers });
const csvOf = (token: string, query = "", headers = {}) => getCsv(ask(`/r/${token}/csv${query}`, headers), at(token));
const chartOf = (token: string, headers = {}) => getChart(ask(`/r/${token}/chart`, headers), at(token));
const logoOf = (token: string, headers = {}) => getLogo(ask(`/r/${token}/logo`, headers), at(token));
const send = (token: string, password: string) =>
  unlock(
    new Request(`${ORIGIN}/r/${token}/unlock`, {
      method: "POST",
      headers: { host: "app.example.org", origin: ORIGIN, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ password }).toString(),
    }),
    at(token),
  );
const factsOf = async (response: Response) => [response.status, await response.text(), [...response.headers]];

test("a link serves its table and its chart, and neither may be indexed or kept", async () => {
  const { token } = await share();
  const csv = await csvOf(token);
  expect([csv.status, await csv.text()]).toEqual([200, expect.stringContaining("A video")]);
  const png = await chartOf(token);
  expect(png.headers.get("content-type")).toBe("image/png");
  for (const { headers } of [csv, png]) {
    expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("set-cookie")).toBeNull();
  }
});

test("sections and money that the report doesn't show are in no file", async () => {
  const { token } = await share({ sections: ["videos"] });
  expect((await csvOf(token, "?section=leaderboard")).status).toBe(404);
  expect((await chartOf(token)).status).toBe(404);
  expect(await (await csvOf(token)).text()).not.toContain("USD");
});

test("a link serves the logo of its organization, as PNG to programs that don't know WebP", async () => {
  const { id, token } = await share();
  expect((await logoOf(token)).status).toBe(404);
  await setLogo(owner, { picture: readFileSync("public/icon-192.png", "base64") });
  const kinds = [
    ["image/avif,image/webp,*/*", "image/webp", "RIFF"],
    ["*/*", "image/png", "\x89PNG"],
  ] as const;
  for (const [accept, type, sign] of kinds) {
    const logo = await logoOf(token, { accept });
    expect([logo.status, logo.headers.get("content-type"), logo.headers.get("x-robots-tag")]).toEqual([
      200,
      type,
      "noindex, nofollow",
    ]);
    expect(Buffer.from(await logo.arrayBuffer()).toString("latin1", 0, 4)).toBe(sign);
  }
  const [other, locked] = [await createTestOrganization(ctx), await share({ password: "autumn-2026" })];
  const [video = ""] = await insertVideos(other, [{ views: 1 }]);
  const theirs = tokenOf(await createReport(other, { title: "Theirs", of: "selection", ids: [video] }));
  await updateReport(owner, { id, status: "revoked" });
  for (const closed of [theirs, locked.token, token]) expect((await logoOf(closed)).status).toBe(404);
});

test("revoked, expired and unknown links answer alike", async () => {
  const { id, token } = await share();
  await updateReport(owner, { id, status: "revoked" });
  for (const open of [csvOf, chartOf])
    expect(await factsOf(await open(token))).toEqual(await factsOf(await open("A".repeat(22))));
});

test("a password guards every file until it is entered, by a cookie for this report only", async () => {
  const { token } = await share({ password: "autumn-2026" });
  for (const open of [csvOf, chartOf]) expect((await open(token)).status).toBe(404);
  const wrong = await send(token, "autumn-2025");
  expect([wrong.status, wrong.headers.get("location"), wrong.headers.get("set-cookie")]).toEqual([
    303,
    `/r/${token}?error=wrong`,
    null,
  ]);
  const right = await send(token, "autumn-2026");
  const cookie = right.headers.get("set-cookie") ?? "";
  expect(cookie).toContain(`Path=/r/${token};`);
  expect(cookie).toContain("HttpOnly; SameSite=Lax");
  const headers = { cookie: cookie.split(";")[0] ?? "" };
  expect((await csvOf(token, "", headers)).status).toBe(200);
  const other = await share({ password: "autumn-2026" });
  expect((await csvOf(other.token, "", headers)).status).toBe(404);
});

test("an address that asks for too much of a report gets a page that says so, with status 429", async () => {
  const from = (peer: string) => new Headers({ [PEER_HEADER]: peer });
  const refusals: (Response | null)[] = [];
  for (let request = 0; request < 121; request += 1) refusals.push(await refuseTooOften(from("203.0.113.50")));
  const [last] = refusals.slice(-1);
  expect(refusals.slice(0, -1).every((refusal) => refusal === null)).toBe(true);
  expect([last?.status, Number(last?.headers.get("retry-after")) > 0]).toEqual([429, true]);
  expect(await last?.text()).toContain("Too many requests");
  expect(await refuseTooOften(from("203.0.113.51"))).toBeNull();
});

test("the link of an email stops it by its page's form or a mail program's button, and only when it is sent", async () => {
  const members = [await insertMember(owner), await insertMember(owner)];
  const { id } = await share({ schedule: "weekly", recipients: members.map(({ email }) => email) });
  const tokens = await Promise.all(members.map((member) => mailLink(owner, id, member.id)));
  const post = (token: string, body: string) =>
    stop(new Request(`${ORIGIN}/r/${token}/unsubscribe`, { method: "POST", body }), at(token));
  const [byForm = "", byButton = ""] = tokens;
  const asked = await askToStop(ask(`/r/${byForm}/unsubscribe`), at(byForm));
  expect([asked.status, asked.headers.get("location")]).toEqual([303, `/r/${byForm}/stop`]);
  expect((await getReport(owner, { id })).recipients).toHaveLength(2);
  expect((await post(byForm, "")).status).toBe(303);
  expect((await getReport(owner, { id })).recipients).toEqual([members[1]?.email]);
  expect((await post(byButton, "List-Unsubscribe=One-Click")).status).toBe(200);
  expect(await getReport(owner, { id })).toMatchObject({ schedule: null, recipients: [] });
  expect((await post("A".repeat(22), "")).status).toBe(404);
});

import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, type CallOverrides } from "@/app/api/_contract/ask";
import { DOCUMENTED, expectHeaders, expectRefusal } from "@/app/api/_contract/documented";
import { changeAccess } from "@/lib/core/access-version";
import { KeyRole } from "@/lib/core/key-role-schemas";
import { generateKey } from "@/lib/developers/keys/generate";
import { listKeys } from "@/lib/developers/keys/list";
import { revokeKey } from "@/lib/developers/keys/revoke";
import { FAILURES_PER_MINUTE } from "@/lib/developers/keys/rules";
import { PEER_HEADER } from "@/rest/client-address";
import { ctx, GUARDED, named, newKey, organizationWith, PRICED, PUBLIC } from "@/test/contract";

let own: Awaited<ReturnType<typeof organizationWith>>;
const keys = { good: "", revoked: "", expired: "", closed: "", closedForGood: "" };
const lacking = new Map<KeyRole, string>();

beforeAll(async () => {
  own = await organizationWith({});
  keys.good = await newKey(own);
  keys.revoked = await newKey(own);
  const revoked = (await listKeys(own)).keys.find(({ hint }) => hint === keys.revoked.slice(-4));
  await revokeKey(own, { id: revoked?.id ?? "" });
  const longAgo = { ...own, now: () => new Date(ctx.now().getTime() - 3 * 86_400_000) };
  keys.expired = await newKey(longAgo, KeyRole.options, 2);
  const until = new Date(ctx.now().getTime() + 86_400_000);
  keys.closed = await newKey(await organizationWith({ closedAt: ctx.now(), reopenableUntil: until }));
  keys.closedForGood = await newKey(await organizationWith({ closedAt: ctx.now() }));
  for (const role of KeyRole.options)
    lacking.set(
      role,
      await newKey(
        own,
        KeyRole.options.filter((other) => other !== role),
      ),
    );
});

const REFUSED: [name: string, reason: "missing" | "invalid" | "expired", headers: () => Record<string, string>][] = [
  ["no key", "missing", () => ({})],
  ["an empty header", "missing", () => ({ "X-API-Key": " " })],
  ["a mistyped key", "invalid", () => ({ "X-API-Key": `${keys.good}x` })],
  ["an unknown key", "invalid", () => ({ Authorization: `Bearer ${generateKey()}` })],
  ["another scheme", "invalid", () => ({ Authorization: `Basic ${keys.good}` })],
  ["a revoked key", "invalid", () => ({ Authorization: `Token ${keys.revoked}` })],
  ["a key of a closed organization", "invalid", () => ({ "X-API-Key": keys.closed })],
  ["a key of one that is closed for good", "invalid", () => ({ "X-API-Key": keys.closedForGood })],
  ["an expired key", "expired", () => ({ "X-API-Key": keys.expired })],
];
/** Only the key is checked first, so everything else is wrong too. */
const WRONG: CallOverrides = { id: "~", query: { limit: "x", page: "x" }, headers: {} };

describe.each(named(GUARDED))("%s", (_, operation) => {
  const documented = DOCUMENTED[operation.dialect];
  const role = operation.role as KeyRole | "any";

  test.each(REFUSED)("refuses %s", async (_, reason, headers) => {
    const expected: [number, unknown] = [401, documented.unauthenticated(reason)];
    expectRefusal(operation, await ask(operation, { ...WRONG, headers: headers() }), expected, { isRated: false });
  });

  if (role !== "any")
    test("refuses a key without its role in any header, before checking format and existence", async () => {
      const key = lacking.get(role);
      const body = documented.forbidden(`This API key lacks the role ${role}`);
      const presented = [
        ["X-API-KEY", `${key}`],
        ["Authorization", `Bearer ${key}`],
        ["Authorization", `token ${key}`],
      ] as const;
      for (const [name, value] of presented) {
        const answered = await ask(operation, { ...WRONG, headers: { [name]: value } });
        expectRefusal(operation, answered, [403, body], { isRated: true });
      }
    });

  test("refuses a suspended organization", async () => {
    const key = await newKey(await organizationWith({ suspendedAt: ctx.now() }));
    const body = documented.forbidden("This organization is suspended");
    expectRefusal(operation, await ask(operation, { ...WRONG, key }), [403, body], { isRated: true });
  });

  test("refuses requests over the limit, before reading them", async () => {
    const key = await newKey(await organizationWith({ rateLimitPerMinute: 1 }));
    expect((await ask(operation, { ...WRONG, key })).headers["x-ratelimit-remaining"]).toBe("0");
    const refused = await ask(operation, { ...WRONG, key });
    expectRefusal(operation, refused, [429, documented.limited(1)], {
      isRated: true,
      more: { "retry-after": expect.stringMatching(/^([1-9]|[1-5]\d|60)$/) },
    });
    expect(refused.headers).toMatchObject({ "x-ratelimit-limit": "1", "x-ratelimit-remaining": "0" });
    const inSeconds = Number(refused.headers["x-ratelimit-reset"]) - Date.now() / 1000;
    expect(inSeconds).toBeGreaterThan(0);
    expect(inSeconds).toBeLessThanOrEqual(61);
  });

  test("refuses invalid keys from an address with too many of them, but not valid ones", async () => {
    const headers = { [PEER_HEADER]: `192.0.2.${GUARDED.indexOf(operation)}` };
    const bad = () => ask(operation, { ...WRONG, headers, key: "x" });
    for (let failed = 0; failed < FAILURES_PER_MINUTE; failed++) expect((await bad()).status).toBe(401);
    expectRefusal(operation, await bad(), [429, documented.limited(FAILURES_PER_MINUTE)], {
      isRated: false,
      more: { "retry-after": expect.stringMatching(/^\d+$/) },
    });
    expect((await ask(operation, { ...WRONG, headers, key: keys.good })).status).not.toBe(429);
  });
});

test.each(named(PRICED))("%s returns its price to any key, by the same rules", async (_, operation) => {
  const documented = DOCUMENTED[operation.dialect];
  const price = (sent: CallOverrides) => ask(operation, { ...WRONG, ...sent, method: "OPTIONS" });
  const allow = { more: { allow: "GET, HEAD, OPTIONS" } };
  for (const [, reason, headers] of REFUSED)
    expectRefusal(operation, await price({ headers: headers() }), [401, documented.unauthenticated(reason)], {
      isRated: false,
      ...allow,
    });
  const told = await price({ key: await newKey(own, ["CLOUD_SCHEDULES"]) });
  expect([told.status, told.body]).toEqual([200, { credits: operation.credits }]);
  const ignored = { "x-ignored-parameters": "limit" };
  expectHeaders(told, { isRated: true, more: { ...allow.more, ...ignored } });
  const suspended = await newKey(await organizationWith({ suspendedAt: ctx.now() }));
  expect(await price({ key: suspended })).toMatchObject({ status: 403, body: documented.forbidden("") });
});

test.each(named(PUBLIC))("%s requires no key and ignores one", async (_, operation) => {
  const some: Record<string, string>[] = [{}, { "X-API-Key": keys.expired }, { Authorization: "Basic x" }];
  for (const headers of some) expect((await ask(operation, { headers })).status).toBe(200);
});

test("an internal error reveals no details, in any dialect", async () => {
  // As a change of access: what was looked up in the last second would answer otherwise.
  await changeAccess(ctx.db, (tx) => tx.execute(sql`alter table api_keys rename to api_keys_away`));
  try {
    for (const operation of GUARDED) {
      const failed = await ask(operation, { id: "~", key: keys.good });
      expectRefusal(operation, failed, [500, DOCUMENTED[operation.dialect].internal], { isRated: false });
    }
  } finally {
    await ctx.db.execute(sql`alter table api_keys_away rename to api_keys`);
  }
});

describe.each(named(GUARDED))("%s with both headers", (_, operation) => {
  const isBearer = operation.dialect === "B" || operation.dialect === "C";
  const bad = () => `${keys.good}x`;
  const PAIRS: [name: string, plain: () => string, authorization: () => string, isAccepted: boolean][] = [
    ["a valid key in both", () => keys.good, () => `Bearer ${keys.good}`, true],
    ["X-API-Key good, Bearer bad", () => keys.good, () => `Bearer ${bad()}`, !isBearer],
    ["X-API-Key good, Token bad", () => keys.good, () => `Token ${bad()}`, !isBearer],
    ["X-API-Key good, another scheme", () => keys.good, () => `Basic ${keys.good}`, !isBearer],
    ["X-API-Key good, Bearer expired", () => keys.good, () => `Bearer ${keys.expired}`, !isBearer],
    ["X-API-Key bad, Bearer good", bad, () => `Bearer ${keys.good}`, isBearer],
    ["X-API-Key bad, Token good", bad, () => `Token ${keys.good}`, isBearer],
    ["X-API-Key revoked, Token good", () => keys.revoked, () => `Token ${keys.good}`, isBearer],
    ["X-API-Key empty, Bearer good", () => " ", () => `Bearer ${keys.good}`, true],
    ["X-API-Key good, Authorization empty", () => keys.good, () => " ", true],
    ["X-API-Key bad, Bearer bad", bad, () => `Bearer ${bad()}`, false],
  ];
  test.each(PAIRS)("%s", async (_, plain, authorization, isAccepted) => {
    const headers = { "X-API-Key": plain(), Authorization: authorization() };
    const { status } = await ask(operation, { ...WRONG, headers });
    if (isAccepted) expect([401, 429]).not.toContain(status);
    else expect(status).toBe(401);
  });
});

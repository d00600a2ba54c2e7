import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { apiKeys } from "@/db/schema";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { createKey } from "@/lib/developers/keys/create";
import { listKeys } from "@/lib/developers/keys/list";
import { revokeKey } from "@/lib/developers/keys/revoke";
import { rotateKey } from "@/lib/developers/keys/rotate";
import { type OverlapHours, withReplaced } from "@/lib/developers/keys/rules";
import { createTestOrganization, testContext } from "@/test/context";

const HOUR = 3_600_000;
const ctx = testContext();
let owner: OrganizationContext;

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof AppError ? error.refusal.code : error),
  );
const newKey = (days: number | null = null) =>
  createKey(owner, { name: "Reporting", roles: ["videos:read", "usage:read"], expires_in_days: days });
const rotate = (id: string, overlap_hours: OverlapHours, by = owner) =>
  rotateKey(by, { id, overlap_hours, expires_in_days: null });

beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  owner = await createTestOrganization(ctx);
});

test.each([1, 24, 168] as const)("both keys work for %i h, then the old one is expired", async (hours) => {
  const old = await newKey();
  const next = await rotate(old.id, hours);
  expect(next).toMatchObject({ name: old.name, roles: old.roles, replaces: old.id, replaced_by: null });
  expect(next.key).not.toBe(old.key);
  ctx.clock.advance(hours * HOUR - 1);
  expect(await authenticateKey(ctx, old.key)).toMatchObject({ ok: true });
  expect(await authenticateKey(ctx, next.key)).toMatchObject({ ok: true });
  ctx.clock.advance(1);
  expect(await authenticateKey(ctx, old.key)).toEqual({ ok: false, reason: "expired" });
  expect(await authenticateKey(ctx, next.key)).toMatchObject({ ok: true });
});

test("without an overlap, the old key stops working immediately", async () => {
  const old = await newKey();
  await rotate(old.id, 0);
  expect(await authenticateKey(ctx, old.key)).toEqual({ ok: false, reason: "expired" });
});

test("an expiry before the end of the overlap stays", async () => {
  const old = await newKey(1);
  await rotate(old.id, 168);
  const rows = (await listKeys(owner)).keys;
  expect(rows.find(({ id }) => id === old.id)?.expires_at).toBe(old.expires_at);
});

test("the new key has its own expiry", async () => {
  const old = await newKey(1);
  const next = await rotateKey(owner, { id: old.id, overlap_hours: 1, expires_in_days: 90 });
  expect(next.expires_at).toBe("2026-06-08T12:00:00.000Z");
});

test("a rotated pair is listed together, and neither row shows a key", async () => {
  const old = await newKey();
  ctx.clock.advance(HOUR);
  const other = await createKey(owner, { name: "Other", roles: ["usage:read"], expires_in_days: null });
  ctx.clock.advance(HOUR);
  const next = await rotate(old.id, 24);
  const { keys } = await listKeys(owner);
  expect(keys.map(({ id }) => id)).toEqual([next.id, old.id, other.id]);
  expect(keys.slice(0, 2)).toMatchObject([
    { replaces: old.id, replaced_by: null },
    { replaces: null, replaced_by: next.id },
  ]);
  for (const secret of [old.key, next.key]) expect(JSON.stringify(keys)).not.toContain(secret);
});

test("a chain is sorted newest first, for any input order", () => {
  const chain = [
    { id: "a", replaces: null },
    { id: "other", replaces: null },
    { id: "c", replaces: "b" },
    { id: "b", replaces: "a" },
    { id: "orphan", replaces: "gone" },
  ];
  expect(withReplaced(chain).map(({ id }) => id)).toEqual(["other", "c", "b", "a", "orphan"]);
});

test("only one of several concurrent rotations succeeds; after its key is revoked, another can", async () => {
  const old = await newKey();
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => refusalOf(rotate(old.id, 24))));
  expect(outcomes.sort()).toEqual(["conflict", "conflict", "conflict", "none"]);
  const [next] = (await listKeys(owner)).keys;
  await revokeKey(owner, { id: next?.id ?? "" });
  expect((await listKeys(owner)).keys).toMatchObject([{ id: old.id, replaced_by: null }]);
  expect(await refusalOf(rotate(old.id, 24))).toBe("none");
});

test("a key that no longer works can't be rotated", async () => {
  const expired = await newKey(1);
  const revoked = await newKey();
  await revokeKey(owner, { id: revoked.id });
  ctx.clock.advance(24 * HOUR);
  expect(await refusalOf(rotate(expired.id, 24))).toBe("conflict");
  expect(await refusalOf(rotate(revoked.id, 24))).toBe("conflict");
});

test("another organization's key is not found, and keeps working", async () => {
  const old = await newKey();
  const stranger = await createTestOrganization(ctx);
  expect(await refusalOf(rotate(old.id, 0, stranger))).toBe("not_found");
  expect(await authenticateKey(ctx, old.key)).toMatchObject({ ok: true });
  expect(await ctx.db.select().from(apiKeys).where(eq(apiKeys.organizationId, stranger.organization.id))).toEqual([]);
});

test.each<[MemberRole, string]>([
  ["owner", "none"],
  ["manager", "none"],
  ["member", "forbidden"],
  ["viewer", "forbidden"],
])("a %s who rotates: %s", async (role, outcome) => {
  const old = await newKey();
  const actor = { type: "user", userId: 1, role } as const;
  expect(await refusalOf(rotate(old.id, 24, { ...owner, actor }))).toBe(outcome);
});

test("a key can't rotate keys, no matter which roles it has", async () => {
  const old = await newKey();
  const actor = { type: "key", keyId: 1, keyName: "Key", roles: ["usage:read", "videos:write"] } as const;
  expect(await refusalOf(rotate(old.id, 24, { ...owner, actor }))).toBe("forbidden");
});

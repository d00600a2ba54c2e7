import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { apiKeys, auditEntries } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { createKey } from "@/lib/developers/keys/create";
import { generateKey } from "@/lib/developers/keys/generate";
import { listKeys } from "@/lib/developers/keys/list";
import { revokeKey } from "@/lib/developers/keys/revoke";
import { rotateKey } from "@/lib/developers/keys/rotate";
import type { CreateKeyRequest } from "@/lib/developers/keys/schemas";
import { createTestOrganization, testContext } from "@/test/context";

const DAY = 86_400_000;
const ctx = testContext();
let owner: OrganizationContext;
let stranger: OrganizationContext;
const request: CreateKeyRequest = { name: "Reporting", roles: ["videos:read", "usage:read"], expires_in_days: null };

const code = (error: unknown) => (error instanceof AppError ? error.refusal.code : error);
const refusalOf = (work: Promise<unknown>) => work.then(() => "none", code);

beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  owner = await createTestOrganization(ctx);
  stranger = await createTestOrganization(ctx);
});

test("a key is shown once, and only its hash is stored", async () => {
  const created = await createKey(owner, request);
  expect(created).toMatchObject({ name: "Reporting", hint: created.key.slice(-4), is_old: false, last_used_at: null });
  const [row] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.publicId, created.id));
  expect(JSON.stringify(row)).not.toContain(created.key);
  const { keys } = await listKeys(owner);
  expect(keys).toHaveLength(1);
  expect(JSON.stringify(keys)).not.toContain(created.key);
});

test("an organization has at most 25 active keys, even with concurrent requests", async () => {
  const made = await Promise.all(Array.from({ length: 30 }, () => createKey(owner, request).catch(code)));
  expect(made.filter((result) => result === "conflict")).toHaveLength(5);
  const { keys } = await listKeys(owner);
  expect(keys).toHaveLength(25);
  const id = keys[0]?.id ?? "";
  const rotate = (overlap_hours: 0 | 24) => rotateKey(owner, { id, overlap_hours, expires_in_days: null });
  expect(await refusalOf(rotate(24))).toBe("conflict");
  expect(await refusalOf(rotate(0))).toBe("none");
  expect(await refusalOf(createKey(owner, request))).toBe("conflict");
  await createKey(stranger, request);
  await revokeKey(owner, { id: keys[1]?.id ?? "" });
  await createKey(owner, { ...request, expires_in_days: 1 });
  expect(await refusalOf(createKey(owner, request))).toBe("conflict");
  ctx.clock.advance(DAY);
  expect(await refusalOf(createKey(owner, request))).toBe("none");
});

test("members without the right to manage keys can neither create nor revoke them", async () => {
  const { id } = await createKey(owner, request);
  const member: OrganizationContext = { ...owner, actor: { type: "user", userId: 1, role: "member" } };
  expect(await refusalOf(createKey(member, request))).toBe("forbidden");
  expect(await refusalOf(revokeKey(member, { id }))).toBe("forbidden");
  expect((await listKeys(member)).keys).toHaveLength(1);
});

test("a key authenticates its organization with its roles", async () => {
  const { key } = await createKey(owner, request);
  expect(await authenticateKey(ctx, key)).toMatchObject({
    ok: true,
    organization: { id: owner.organization.id },
    actor: { type: "key", keyName: "Reporting", roles: ["videos:read", "usage:read"] },
  });
});

test("unknown, mistyped and revoked keys are invalid, and old ones are expired", async () => {
  const { id, key } = await createKey(owner, { ...request, expires_in_days: 1 });
  expect(await authenticateKey(ctx, generateKey())).toEqual({ ok: false, reason: "invalid" });
  expect(await authenticateKey(ctx, `${key}x`)).toEqual({ ok: false, reason: "invalid" });
  ctx.clock.advance(DAY - 1);
  expect(await authenticateKey(ctx, key)).toMatchObject({ ok: true });
  ctx.clock.advance(1);
  expect(await authenticateKey(ctx, key)).toEqual({ ok: false, reason: "expired" });
  await revokeKey(owner, { id });
  expect(await authenticateKey(ctx, key)).toEqual({ ok: false, reason: "invalid" });
});

test("revoking takes effect immediately, can be repeated, and never works for another organization", async () => {
  const { id, key } = await createKey(owner, request);
  expect(await refusalOf(revokeKey(stranger, { id }))).toBe("not_found");
  expect(await authenticateKey(ctx, key)).toMatchObject({ ok: true });
  await revokeKey(owner, { id });
  const [first] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.publicId, id));
  ctx.clock.advance(DAY);
  await revokeKey(owner, { id });
  const [second] = await ctx.db.select().from(apiKeys).where(eq(apiKeys.publicId, id));
  expect(second?.revokedAt).toEqual(first?.revokedAt);
  expect((await listKeys(owner)).keys).toEqual([]);
  expect((await listKeys(stranger)).keys).toEqual([]);
  expect(await refusalOf(revokeKey(owner, { id: "unknown" }))).toBe("not_found");
});

test("a key is old after 90 days", async () => {
  await createKey(owner, request);
  ctx.clock.advance(90 * DAY);
  expect((await listKeys(owner)).keys[0]?.is_old).toBe(false);
  ctx.clock.advance(1);
  expect((await listKeys(owner)).keys[0]?.is_old).toBe(true);
});

test("every action is recorded once, without the key", async () => {
  const { id, key } = await createKey(owner, request);
  const next = await rotateKey(owner, { id, overlap_hours: 24, expires_in_days: 30 });
  await revokeKey(owner, { id: next.id });
  await revokeKey(owner, { id: next.id });
  const acts = await ctx.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.organizationId, owner.organization.id))
    .orderBy(auditEntries.id);
  expect(acts.map(({ action, subject }) => [action, subject])).toEqual([
    ["key.create", `Reporting (…${key.slice(-4)})`],
    ["key.rotate", `Reporting (…${key.slice(-4)})`],
    ["key.revoke", `Reporting (…${next.hint})`],
  ]);
  expect(acts[1]).toMatchObject({
    before: { expires_at: null },
    after: { expires_at: "2026-04-09T12:00:00.000Z", old_works_until: "2026-03-11T12:00:00.000Z" },
  });
  for (const secret of [key, next.key]) expect(JSON.stringify(acts)).not.toContain(secret);
});

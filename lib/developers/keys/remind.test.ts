import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { apiKeys, members, organizations, outbox } from "@/db/schema";
import type { MemberRole, OrganizationContext } from "@/lib/core/context";
import { createKey } from "@/lib/developers/keys/create";
import { remindOldKeys } from "@/lib/developers/keys/remind";
import { revokeKey } from "@/lib/developers/keys/revoke";
import { rotateKey } from "@/lib/developers/keys/rotate";
import { MailTemplate, renderMail } from "@/lib/outbound/mail/templates";
import { createUser } from "@/lib/people/users/create";
import { createTestOrganization, testContext } from "@/test/context";

const DAY = 86_400_000;
const ctx = testContext();
let owner: OrganizationContext;
let people = 0;

async function join(role: MemberRole): Promise<string> {
  const email = `${role}.${++people}@example.test`;
  const user = await createUser(ctx, { email, name: role, password: "a long password", emailConfirmedAt: ctx.now() });
  const membership = { organizationId: owner.organization.id, userId: user.id, role, createdAt: ctx.now() };
  await ctx.db.insert(members).values(membership);
  return email;
}
const newKey = (name: string, days: number | null = null) =>
  createKey(owner, { name, roles: ["usage:read"], expires_in_days: days });
const mails = async () => {
  const rows = await ctx.db.select().from(outbox).where(eq(outbox.organizationId, owner.organization.id));
  return rows.map(({ payload }) => ({ ...MailTemplate.parse(payload), to: (payload as { to: string }).to }));
};

beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  await ctx.db.delete(outbox);
  await ctx.db.update(apiKeys).set({ revokedAt: ctx.now() });
  owner = await createTestOrganization(ctx);
});

test("owners and managers get one email about all old keys, once", async () => {
  const told = [await join("owner"), await join("manager")];
  await join("member");
  await join("viewer");
  await newKey("Reporting");
  await newKey("<b>Sync</b>");
  ctx.clock.advance(90 * DAY);
  await newKey("Young");
  expect(await remindOldKeys(ctx)).toEqual({ reminded: 0 });
  ctx.clock.advance(1);
  expect(await remindOldKeys(ctx)).toEqual({ reminded: 2 });
  const sent = await mails();
  expect(sent.map(({ to }) => to).sort()).toEqual(told.sort());
  expect(sent[0]).toMatchObject({ template: "keys_old", data: { keys: ["Reporting", "<b>Sync</b>"] } });
  const [first] = sent;
  if (!first) throw new Error("no mail");
  const { subject, html } = renderMail(first);
  expect(subject).toMatch(/^2 API keys of Test/);
  expect(html).toContain("&lt;b&gt;Sync");
  ctx.clock.advance(30 * DAY);
  expect(await remindOldKeys(ctx)).toEqual({ reminded: 0 });
  expect(await mails()).toHaveLength(2);
});

test("keys that expire anyway are left out", async () => {
  await join("owner");
  const rotated = await newKey("Rotated");
  const revoked = await newKey("Revoked");
  await newKey("Expired", 91);
  ctx.clock.advance(91 * DAY);
  await rotateKey(owner, { id: rotated.id, overlap_hours: 168, expires_in_days: null });
  await revokeKey(owner, { id: revoked.id });
  expect(await remindOldKeys(ctx)).toEqual({ reminded: 0 });
  expect(await mails()).toEqual([]);
});

test("includes all keys over several rounds, and skips suspended organizations", async () => {
  for (const name of ["One", "Two", "Three"]) await newKey(name);
  ctx.clock.advance(91 * DAY);
  const own = eq(organizations.id, owner.organization.id);
  await ctx.db.update(organizations).set({ suspendedAt: ctx.now() }).where(own);
  expect(await remindOldKeys(ctx)).toEqual({ reminded: 0 });
  await ctx.db.update(organizations).set({ suspendedAt: null }).where(own);
  expect(await remindOldKeys(ctx, 2)).toEqual({ reminded: 3 });
});

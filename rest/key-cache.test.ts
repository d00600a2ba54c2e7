import { readdirSync, readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { apiKeys, members, organizations, users } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { newPublicId } from "@/lib/core/public-id";
import { authenticateKey } from "@/lib/developers/keys/authenticate";
import { createKey } from "@/lib/developers/keys/create";
import { limitKey } from "@/lib/developers/keys/limit";
import { revokeKey } from "@/lib/developers/keys/revoke";
import { rotateKey } from "@/lib/developers/keys/rotate";
import { closeOrganization } from "@/lib/people/organizations/close";
import { reopenOrganization } from "@/lib/people/organizations/reopen";
import { resumeOrganization } from "@/lib/people/organizations/resume";
import { setLimits } from "@/lib/people/organizations/set-limits";
import { setPlan } from "@/lib/people/organizations/set-plan";
import { setPrice } from "@/lib/people/organizations/set-price";
import { suspendOrganization } from "@/lib/people/organizations/suspend";
import { updateOrganization } from "@/lib/people/organizations/update";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();
let owner: OrganizationContext;
let key: { id: string; key: string };

const findKey = () => authenticateKey(ctx, key.key);
const find = async () => {
  const found = await findKey();
  return found.ok ? found.organization : found.reason;
};
const own = () => eq(organizations.id, owner.organization.id);

/** A member who may do everything. */
async function signedIn(): Promise<OrganizationContext> {
  const person = { email: `${newPublicId()}@example.org`, name: "Owner", passwordHash: "x" };
  const times = { createdAt: ctx.now(), passwordChangedAt: ctx.now() };
  const [user] = await ctx.db
    .insert(users)
    .values({ publicId: newPublicId(), emailKey: person.email, ...person, ...times })
    .returning();
  if (!user) throw new Error("no user");
  const { id: organizationId } = owner.organization;
  await ctx.db.insert(members).values({ organizationId, userId: user.id, role: "owner", createdAt: ctx.now() });
  return { ...owner, actor: { type: "user", userId: user.id, role: "owner" } };
}

beforeEach(async () => {
  owner = await createTestOrganization(ctx);
  key = await createKey(owner, { name: "Test", roles: ["videos:read"], expires_in_days: null });
  expect(await find()).toMatchObject({ plan: "free", suspendedAt: null });
});

test("a key is looked up once a second, so another process's change counts within it", async () => {
  await ctx.db.update(organizations).set({ suspendedAt: ctx.now() }).where(own());
  expect(await find()).toMatchObject({ suspendedAt: null });
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect(await find()).toMatchObject({ suspendedAt: ctx.now() });
});

test("an unknown key is looked up every time, so a new one works immediately", async () => {
  const hashes = await ctx.db.select({ hash: apiKeys.hash }).from(apiKeys).where(eq(apiKeys.publicId, key.id));
  await ctx.db
    .update(apiKeys)
    .set({ hash: "0".repeat(64) })
    .where(eq(apiKeys.publicId, key.id));
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect(await find()).toBe("invalid");
  await ctx.db
    .update(apiKeys)
    .set({ hash: hashes[0]?.hash ?? "" })
    .where(eq(apiKeys.publicId, key.id));
  expect(await find()).toMatchObject({ plan: "free" });
});

describe("in the process that makes it, with the very next call counts", () => {
  const organizationId = () => owner.organization.id;
  const limits = { ratePerMinute: 7, maxVideos: null, creditsPerMonth: null };
  test.each<[change: string, make: () => Promise<unknown>, then: unknown]>([
    ["a revoked key", () => revokeKey(owner, { id: key.id }), "invalid"],
    [
      "a key rotated without an overlap",
      () => rotateKey(owner, { id: key.id, overlap_hours: 0, expires_in_days: null }),
      "expired",
    ],
    [
      "a suspended organization",
      () => suspendOrganization(ctx, { organizationId: organizationId(), reason: "test" }),
      { suspendedAt: ctx.now() },
    ],
    ["a changed plan", () => setPlan(ctx, organizationId(), "pro"), { plan: "pro" }],
    [
      "changed limits",
      () => setLimits(ctx, { organizationId: organizationId(), limits }),
      { rateLimitPerMinute: limits.ratePerMinute },
    ],
    ["a changed price", () => setPrice(ctx, { organizationId: organizationId(), price: 1n }), { pricePerSnapshot: 1n }],
    [
      "a changed name",
      async () => updateOrganization(await signedIn(), { name: "Renamed", time_zone: "UTC" }),
      { name: "Renamed" },
    ],
    [
      "a closed organization",
      async () => closeOrganization(await signedIn(), { name: owner.organization.name }),
      "invalid",
    ],
  ])("%s", async (_, make, then) => {
    await make();
    const found = await find();
    if (typeof then === "string") expect(found).toBe(then);
    else expect(found).toMatchObject(then as object);
  });

  test("a lifted suspension", async () => {
    await suspendOrganization(ctx, { organizationId: organizationId(), reason: "test" });
    expect(await find()).toMatchObject({ suspendedAt: ctx.now() });
    await resumeOrganization(ctx, { organizationId: organizationId() });
    expect(await find()).toMatchObject({ suspendedAt: null });
  });

  test("a reopened organization", async () => {
    const person = await signedIn();
    await closeOrganization(person, { name: owner.organization.name });
    expect(await find()).toBe("invalid");
    await reopenOrganization(person);
    expect(await find()).toMatchObject({ closedAt: null });
  });

  test("changed addresses of a key", async () => {
    expect(await findKey()).toMatchObject({ allowedRanges: [] });
    await limitKey(owner, { id: key.id, allowed_ranges: ["10.0.0.1"] });
    expect(await findKey()).toMatchObject({ allowedRanges: ["10.0.0.1"] });
  });

  test("what is read while a change is made is not kept", async () => {
    const reading = find();
    await Promise.all([reading, setPlan(ctx, organizationId(), "pro")]);
    expect(await find()).toMatchObject({ plan: "pro" });
  });
});

/** They change only what no request with a key depends on. */
const WITHOUT_ACCESS = [
  "lib/billing/notify-low-balance.ts",
  "lib/billing/notify-paused.ts",
  "lib/billing/renew-credits.ts",
  "lib/billing/set-auto-top-up.ts",
  "lib/billing/set-threshold.ts",
  "lib/developers/keys/remind.ts",
  "lib/people/organizations/close-due.ts",
];

test("every other verb that writes to a key or an organization says so", () => {
  const writers = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .map((file) => `lib/${file}`)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }))
    .filter(({ text }) => /\.update\((organizations|apiKeys)\)/.test(text));
  const silent = writers.filter(({ text }) => !text.includes("changeAccess(")).map(({ file }) => file);
  expect(silent.sort()).toEqual(WITHOUT_ACCESS);
});

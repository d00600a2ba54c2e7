import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts } from "@/db/schema";
import { env } from "@/lib/core/env";
import { createTestOrganization, testContext } from "@/test/context";
import { assertTestDatabase } from "@/test/database-url";

test("a test's organization has the requested balance and plan", async () => {
  const ctx = testContext();
  const { organization } = await createTestOrganization(ctx, { plan: "pro", balanceUsd: 2.5 });
  const [account] = await ctx.db.select().from(accounts).where(eq(accounts.organizationId, organization.id));
  expect(organization).toMatchObject({ plan: "pro", createdAt: ctx.now() });
  expect(account).toMatchObject({ balance: 2_500_000n, uncharged: 0n });
});

test("the clock only moves when set, also for derived contexts", async () => {
  const ctx = testContext(new Date("2026-01-01T00:00:00Z"));
  const own = await createTestOrganization(ctx);
  ctx.clock.advance(90_000);
  expect(own.now()).toEqual(new Date("2026-01-01T00:01:30Z"));
  ctx.clock.set(new Date("2027-01-01T00:00:00Z"));
  expect(own.now()).toEqual(new Date("2027-01-01T00:00:00Z"));
});

test("every file has its own database, and tests reject any other", () => {
  expect(new URL(env().DATABASE_URL).pathname).toMatch(/^\/test_/);
  expect(() => assertTestDatabase("postgres://me@db.example.com/test_1")).toThrow(/local databases named test_/);
  expect(() => assertTestDatabase("postgres://me@127.0.0.1/clipscope")).toThrow(/local databases named test_/);
  expect(() => assertTestDatabase(env().DATABASE_URL)).not.toThrow();
});

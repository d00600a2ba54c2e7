import { eq, sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/db/client";
import { organizations, usageHours } from "@/db/schema";
import { accrue } from "@/lib/billing/accrue";
import { closeHours } from "@/lib/billing/close-hours";
import { renewCredits } from "@/lib/billing/renew-credits";
import { env } from "@/lib/core/env";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { createTestOrganization, testContext } from "@/test/context";

test("a locked account doesn't keep other organizations' hours from being booked or their credits from being renewed", async () => {
  const ctx = testContext(new Date("2026-03-10T12:30:00Z"));
  const locked = await createTestOrganization(ctx);
  const others = await Promise.all([createTestOrganization(ctx), createTestOrganization(ctx)]);
  for (const { organization } of [locked, ...others])
    await ctx.db.transaction((tx) =>
      accrue(ctx, tx, [{ organizationId: organization.id, snapshots: 1, amount: 15_000n }]),
    );
  ctx.clock.advance(40 * 24 * HOUR_MS);
  const holder = openDatabase(env().DATABASE_URL, 1);
  onTestFinished(() => holder.close());
  let letGo = () => {};
  const end = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let isTaken = () => {};
  const taken = new Promise<void>((resolve) => {
    isTaken = resolve;
  });
  const holding = holder.db.transaction(async (tx) => {
    await tx.execute(sql`select * from accounts where organization_id = ${locked.organization.id} for update`);
    isTaken();
    await end;
  });
  await taken;
  await expect(closeHours(ctx)).rejects.toThrow("1 of 3 failed");
  await expect(renewCredits(ctx)).rejects.toThrow("1 of 3 failed");
  for (const { organization } of others) {
    const [hour] = await ctx.db.select().from(usageHours).where(eq(usageHours.organizationId, organization.id));
    expect(hour?.sealedAt).not.toBeNull();
    const [row] = await ctx.db.select().from(organizations).where(eq(organizations.id, organization.id));
    expect(row?.creditsRenewAt.getTime()).toBeGreaterThan(ctx.now().getTime());
  }
  letGo();
  await holding;
  expect(await closeHours(ctx)).toEqual({ entries: 1 });
  expect(await renewCredits(ctx)).toEqual({ renewed: 1 });
});

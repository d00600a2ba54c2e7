import { randomBytes } from "node:crypto";
import { database } from "@/db/client";
import { fromUsd, type Plan } from "@/lib/billing/rules";
import type { Context, OrganizationContext } from "@/lib/core/context";
import { env } from "@/lib/core/env";
import { createOrganization } from "@/lib/people/organizations/create";
import { credit } from "@/lib/tracking/funding/credit";
import { assertTestDatabase } from "@/test/database-url";

export interface TestClock {
  set(date: Date): void;
  advance(milliseconds: number): void;
}

/** A context on the test file's own database, with a clock that only moves when set. */
export function testContext(start = new Date("2026-03-10T12:00:00Z")): Context & { clock: TestClock } {
  assertTestDatabase(env().DATABASE_URL);
  let now = start.getTime();
  return {
    db: database().db,
    now: () => new Date(now),
    clock: {
      set: (date) => {
        now = date.getTime();
      },
      advance: (milliseconds) => {
        now += milliseconds;
      },
    },
  };
}

export interface TestOrganization {
  plan?: Plan;
  /** Initial balance; 100 by default. */
  balanceUsd?: number;
  name?: string;
}

/** An organization for one test, with the system as actor; spread another actor over it to act as a key or member. */
export async function createTestOrganization(
  ctx: Context,
  { plan = "free", balanceUsd = 100, name = `Test ${randomBytes(4).toString("hex")}` }: TestOrganization = {},
): Promise<OrganizationContext> {
  const organization = await createOrganization(ctx, { name, plan });
  const amount = fromUsd(balanceUsd);
  // Not through the verb topUp, which has a minimum amount.
  if (amount > 0n)
    await ctx.db.transaction((tx) =>
      credit(ctx, tx, {
        organizationId: organization.id,
        kind: "top_up",
        amount,
        idempotencyKey: "test",
        note: "Money for a test",
      }),
    );
  return { db: ctx.db, now: ctx.now, organization, actor: { type: "system" } };
}

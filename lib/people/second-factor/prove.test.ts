import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { ledgerEntries, sessions } from "@/db/schema";
import { grantCredits } from "@/lib/billing/grant-credits";
import { fromUsd } from "@/lib/billing/rules";
import { setAutoTopUp } from "@/lib/billing/set-auto-top-up";
import type { OrganizationContext } from "@/lib/core/context";
import { codeAt } from "@/lib/people/codes/app";
import { proveIdentity } from "@/lib/people/second-factor/prove";
import { confirmSetup, startSetup } from "@/lib/people/second-factor/set-up";
import { insertSession } from "@/lib/people/sessions/open";
import { correctBalance } from "@/lib/tracking/funding/correct";
import { topUp } from "@/lib/tracking/funding/top-up";
import { testContext } from "@/test/context";
import { createMember } from "@/test/members";
import { outcomeOf } from "@/test/teams";

const PASSWORD = "correct horse";
const PROOF = { refusal: { code: "forbidden", isProofRequired: true } };
const ADDRESS = "10.6.0.1";
const MINUTE = 60_000;

let ctx: ReturnType<typeof testContext>;
let admin: OrganizationContext;
let organizationId: number;
let count = 0;
beforeEach(async () => {
  ctx = testContext();
  const member = await createMember(ctx, { isAdmin: true });
  organizationId = member.ctx.organization.id;
  await insertSession(ctx, ctx.db, { userId: member.userId }, { address: null, agent: null });
  const [session] = await ctx.db.select().from(sessions).where(eq(sessions.userId, member.userId));
  if (!session) throw new Error("no session");
  admin = { ...member.ctx, sessionId: session.id };
});

const book = () =>
  topUp(admin, { organizationId, amount: fromUsd(25), idempotencyKey: `proof ${++count}`, note: "Paid" });

it("lets an admin book for ten minutes after the sign-in, and again after the password", async () => {
  await book();
  ctx.clock.advance(11 * MINUTE);
  await expect(book()).rejects.toMatchObject(PROOF);
  await expect(proveIdentity(admin, { current_password: "wrong" }, ADDRESS)).rejects.toMatchObject({
    refusal: { details: [{ field: "current_password" }] },
  });
  await expect(book()).rejects.toMatchObject(PROOF);
  await proveIdentity(admin, { current_password: PASSWORD }, ADDRESS);
  await book();
  ctx.clock.advance(11 * MINUTE);
  await expect(book()).rejects.toMatchObject(PROOF);
});

it("guards everything that books money or credits, and writes nothing", async () => {
  ctx.clock.advance(11 * MINUTE);
  const entries = () => ctx.db.$count(ledgerEntries, eq(ledgerEntries.organizationId, organizationId));
  const before = await entries();
  const rule = { below: fromUsd(5), amount: fromUsd(50), monthly: fromUsd(100) };
  const acts = [
    book,
    () => grantCredits(admin, { organizationId, credits: 5, idempotencyKey: "a" }),
    () => correctBalance(admin, { organizationId, amount: fromUsd(1), reason: "Test", idempotencyKey: "b" }),
    () => setAutoTopUp(admin, { organizationId, rule }),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject(PROOF);
  expect(await entries()).toBe(before);
});

it("requires a code from people with a second factor; their password is not enough", async () => {
  const { secret } = await startSetup(admin, { current_password: PASSWORD }, ADDRESS);
  await confirmSetup(admin, { code: codeAt(secret, ctx.now()) });
  ctx.clock.advance(11 * MINUTE);
  await expect(proveIdentity(admin, { current_password: PASSWORD }, ADDRESS)).rejects.toMatchObject({
    refusal: { details: [{ field: "code" }] },
  });
  await expect(proveIdentity(admin, { code: "000000" }, ADDRESS)).rejects.toMatchObject({
    refusal: { details: [{ field: "code" }] },
  });
  await proveIdentity(admin, { code: codeAt(secret, ctx.now()) }, ADDRESS);
  await book();
});

it("asks no script, and no session of another person counts", async () => {
  ctx.clock.advance(11 * MINUTE);
  const { sessionId: _, ...script } = admin;
  await topUp(script, { organizationId, amount: fromUsd(25), idempotencyKey: "script", note: "Paid" });
  expect(await outcomeOf(proveIdentity(script, { current_password: PASSWORD }, ADDRESS))).toBe("conflict");
});

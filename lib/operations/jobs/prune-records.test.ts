import { expect, it } from "vitest";
import { emailTokens, invitations, sessions } from "@/db/schema";
import { newPublicId } from "@/lib/core/public-id";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { pruneRecords } from "@/lib/operations/jobs/prune-records";
import { testContext } from "@/test/context";
import { createTeam } from "@/test/teams";

it("deletes links and invitations that expired or were used 30 days ago, and expired sessions", async () => {
  const ctx = testContext();
  const { organization, owner } = await createTeam(ctx);
  const at = (days: number) => new Date(ctx.now().getTime() + days * DAY_MS);
  const link = (hash: string, expires: number, used: number | null) => ({
    hash,
    userId: owner.userId,
    purpose: "reset_password" as const,
    createdAt: at(-60),
    expiresAt: at(expires),
    usedAt: used === null ? null : at(used),
  });
  await ctx.db
    .insert(emailTokens)
    .values([
      ...["a", "b", "c"].map((hash) => link(hash, -31, null)),
      link("used long ago", 1, -31),
      link("kept: used lately", 1, -29),
      link("kept: expired lately", -29, null),
      link("kept: open", 1, null),
    ]);
  const invitation = (email: string, over: Partial<typeof invitations.$inferInsert>) => ({
    publicId: newPublicId(),
    organizationId: organization.organization.id,
    email,
    emailKey: email,
    role: "viewer" as const,
    hash: newPublicId(),
    invitedBy: owner.userId,
    createdAt: at(-60),
    expiresAt: at(-53),
    ...over,
  });
  await ctx.db
    .insert(invitations)
    .values([
      invitation("expired", {}),
      invitation("accepted", { acceptedAt: at(-31), expiresAt: at(1) }),
      invitation("withdrawn", { withdrawnAt: at(-31), expiresAt: at(1) }),
      invitation("kept: open", { expiresAt: at(1) }),
      invitation("kept: accepted lately", { acceptedAt: at(-29), expiresAt: at(-20) }),
    ]);
  const session = (lastUsed: number, expires: number) => ({
    publicId: newPublicId(),
    userId: owner.userId,
    createdAt: at(-30),
    lastUsedAt: at(lastUsed),
    expiresAt: at(expires),
  });
  await ctx.db.insert(sessions).values([session(-7, 5), session(-1, 0), session(-6, 5)]);
  expect(await pruneRecords(ctx, 2)).toMatchObject({ links: 4, invitations: 3, sessions: 2 });
  expect(await pruneRecords(ctx, 2)).toMatchObject({ links: 0, invitations: 0, sessions: 0 });
  const left = [
    ...(await ctx.db.select({ name: emailTokens.hash }).from(emailTokens)),
    ...(await ctx.db.select({ name: invitations.email }).from(invitations)),
  ];
  expect(left).toHaveLength(5);
  for (const { name } of left) expect(name).toMatch(/^kept/);
  expect(await ctx.db.$count(sessions)).toBe(1);
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members, organizations, users } from "@/db/schema";
import { verifyPassword } from "@/lib/people/users/authenticate";
import { createUser } from "@/lib/people/users/create";
import { createAdmin } from "@/scripts/admin/create-admin";
import { findOrganization } from "@/scripts/admin/find-organization";
import { createTestOrganization, testContext } from "@/test/context";

const ctx = testContext();

async function memberships(email: string) {
  return ctx.db
    .select({ isAdmin: users.isAdmin, name: users.name, organization: organizations.name, role: members.role })
    .from(users)
    .leftJoin(members, eq(members.userId, users.id))
    .leftJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(users.email, email));
}

test("creates an admin with a random password, shown once, who can sign in", async () => {
  const made = await createAdmin(ctx, { email: "first@example.com", name: "First", organization: "Acme" });
  expect(made).toEqual({ outcome: "created", organization: "Acme", password: expect.stringMatching(/^[\w-]{20}$/) });
  expect(await memberships("first@example.com")).toEqual([
    { isAdmin: true, name: "First", organization: "Acme", role: "owner" },
  ]);
  expect(await verifyPassword(ctx, "first@example.com", made.password ?? "")).not.toBeNull();
});

test("uses a given password and prints none", async () => {
  const made = await createAdmin(ctx, { email: "second@example.com", password: "a good long password" });
  expect(made.password).toBeUndefined();
  expect(await verifyPassword(ctx, "second@example.com", "a good long password")).not.toBeNull();
});

test("promotes an existing person, ignoring case, and keeps the password", async () => {
  const person = { email: "third@example.com", name: "Third", password: "the person's own password" };
  await createUser(ctx, person);
  expect(await createAdmin(ctx, { email: "THIRD@example.com", organization: "Third's" })).toEqual({
    outcome: "promoted",
    organization: "Third's",
    password: undefined,
  });
  expect(await createAdmin(ctx, { email: "third@example.com" })).toMatchObject({ organization: undefined });
  expect(await memberships("third@example.com")).toEqual([
    { isAdmin: true, name: "Third", organization: "Third's", role: "owner" },
  ]);
  expect(await verifyPassword(ctx, person.email, person.password)).not.toBeNull();
});

test("reports invalid input and writes nothing", async () => {
  await expect(createAdmin(ctx, { email: "nobody", password: "short" })).rejects.toThrow(/email: .*; password: /);
  expect(await memberships("nobody")).toEqual([]);
});

test("an organization is found by its ID or by a unique name", async () => {
  const { organization } = await createTestOrganization(ctx, { name: "Unique" });
  expect(await findOrganization(ctx, organization.publicId)).toEqual(organization);
  expect(await findOrganization(ctx, "Unique")).toEqual(organization);
  const twins = [
    await createTestOrganization(ctx, { name: "Twin" }),
    await createTestOrganization(ctx, { name: "Twin" }),
  ];
  await expect(findOrganization(ctx, "Twin")).rejects.toMatchObject({
    advice: expect.stringContaining(twins[1]?.organization.publicId ?? "?"),
  });
  await expect(findOrganization(ctx, "Nobody")).rejects.toThrow(/none with the ID or name/);
});

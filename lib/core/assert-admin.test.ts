import { expect, it } from "vitest";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { Actor } from "@/lib/core/context";
import { createTestOrganization, testContext } from "@/test/context";
import { createMember } from "@/test/members";

const NOT_FOUND = { refusal: { code: "not_found" } };

it("reads the user's row for an actor without a session", async () => {
  const own = await createTestOrganization(testContext());
  const { ctx: admin } = await createMember(own, { isAdmin: true, role: "viewer" });
  const { ctx: owner } = await createMember(own, { role: "owner" });
  await expect(assertAdmin(admin)).resolves.toBeUndefined();
  await expect(assertAdmin(owner)).rejects.toMatchObject(NOT_FOUND);
});

it("uses the value read with the session, so that a request reads it once", async () => {
  const own = await createTestOrganization(testContext());
  const user: Actor = { type: "user", userId: 0, role: "viewer" };
  await expect(assertAdmin({ ...own, actor: { ...user, isAdmin: true } })).resolves.toBeUndefined();
  await expect(assertAdmin({ ...own, actor: { ...user, isAdmin: false } })).rejects.toMatchObject(NOT_FOUND);
  await expect(assertAdmin({ ...own, actor: user })).rejects.toMatchObject(NOT_FOUND);
});

it("lets scripts and jobs in, and no API key", async () => {
  const own = await createTestOrganization(testContext());
  const key: Actor = { type: "key", keyId: 1, keyName: "Key", roles: ["videos:write"] };
  await expect(assertAdmin({ ...own, actor: { type: "system" } })).resolves.toBeUndefined();
  await expect(assertAdmin({ ...own, actor: key })).rejects.toMatchObject(NOT_FOUND);
});

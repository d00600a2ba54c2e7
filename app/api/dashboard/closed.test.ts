import { expect, it } from "vitest";
import { assertOpen } from "@/app/api/dashboard/caller";
import { rowsAt, TABLE } from "@/rest/dashboard/table";
import { createTestOrganization, testContext } from "@/test/context";
import { outcomeOf } from "@/test/teams";

const closedAt = new Date("2026-03-10T12:00:00Z");
const ofMembers = TABLE.map(({ endpoint }) => endpoint).filter(
  ({ right }) => right !== "admin" && right !== "person" && right !== "anyone",
);
const nameOf = ({ method, path }: (typeof ofMembers)[number]) => `${method} ${path.replace("/api/dashboard/", "")}`;

it("members of a closed organization read, export, reopen it and look after themselves, and nothing else", async () => {
  const ctx = await createTestOrganization(testContext());
  const closed = { ...ctx, organization: { ...ctx.organization, closedAt } };
  const allowed: typeof ofMembers = [];
  for (const endpoint of ofMembers) {
    expect(await outcomeOf(Promise.resolve().then(() => assertOpen(ctx, endpoint)))).toBe("done");
    const outcome = await outcomeOf(Promise.resolve().then(() => assertOpen(closed, endpoint)));
    if (outcome === "done") allowed.push(endpoint);
    else expect(outcome, endpoint.path).toBe("conflict");
  }
  const writes = allowed.filter(({ method }) => method !== "GET");
  expect(writes.map(nameOf).sort()).toEqual([
    "DELETE profile/identities/{id}",
    "DELETE profile/sessions/others",
    "DELETE profile/sessions/{id}",
    "PATCH profile",
    "POST account/confirmation",
    "POST organization/exports",
    "POST organization/exports/{id}/check",
    "POST organization/reopen",
  ]);
  const refusedReads = ofMembers.filter((endpoint) => endpoint.method === "GET" && !allowed.includes(endpoint));
  // Both may call a platform.
  expect(refusedReads.map(nameOf).sort()).toEqual(["GET channels/search", "GET videos/check"]);
});

it("admins work in a closed organization of their own", async () => {
  const ctx = await createTestOrganization(testContext());
  const closed = { ...ctx, organization: { ...ctx.organization, closedAt } };
  const [row] = rowsAt("/api/dashboard/admin/organizations/abc/suspend")?.rows ?? [];
  if (row?.endpoint.right !== "admin") throw new Error("no such endpoint");
  assertOpen(closed, row.endpoint);
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { DEFAULT_KEY_ROLES, type KeyRole } from "@/lib/core/key-role-schemas";
import { createKey } from "@/lib/developers/keys/create";
import type { RequestEntry } from "@/lib/developers/requests/buffer";
import { writeRequests } from "@/lib/developers/requests/write";

/** Creates a key for tests and returns it with its internal ID. */
export async function seedKey(
  owner: OrganizationContext,
  name = "Reporting",
  roles: readonly KeyRole[] = DEFAULT_KEY_ROLES,
) {
  const created = await createKey(owner, { name, roles: [...roles], expires_in_days: null });
  const [row] = await owner.db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.publicId, created.id));
  if (!row) throw new Error("no key");
  return { ...created, rowId: row.id };
}

/** Returns a request as the pipeline logs it. For tests. */
export const callOf = (owner: OrganizationContext, keyId: number, given: Partial<RequestEntry> = {}): RequestEntry => ({
  requestId: randomUUID(),
  organizationId: owner.organization.id,
  keyId,
  ...{ method: "GET", route: "/api/v1/videos/{id}", path: "/api/v1/videos/abc", status: 200, duration: 12, credits: 0 },
  at: owner.now(),
  ...given,
});

export async function seedCalls(
  owner: OrganizationContext,
  keyId: number,
  calls: readonly Partial<RequestEntry>[],
): Promise<RequestEntry[]> {
  const entries = calls.map((call) => callOf(owner, keyId, call));
  await writeRequests(owner.db, entries);
  return entries;
}

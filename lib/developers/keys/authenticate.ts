import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiKeys, organizations } from "@/db/schema";
import type { Actor, Context, Organization } from "@/lib/core/context";
import { hashKey, isWellFormedKey } from "@/lib/developers/keys/generate";
import { isExpired } from "@/lib/developers/keys/rules";

export type Authentication =
  | { ok: true; organization: Organization; actor: Extract<Actor, { type: "key" }> }
  /** `invalid` covers unknown, mistyped and revoked keys. */
  | { ok: false; reason: "invalid" | "expired" };

/**
 * Finds the key and its organization. The caller decides whether the organization may act: it may be suspended. Nothing
 * is written here. The request log updates a key's calls and last use in batches.
 */
export async function authenticateKey(ctx: Context, presented: string): Promise<Authentication> {
  if (!isWellFormedKey(presented)) return { ok: false, reason: "invalid" };
  const [found] = await keyByHash(ctx.db).execute({ hash: hashKey(presented) });
  // Closing an organization revokes all keys. A key created at the same moment is rejected here.
  if (!found || found.key.revokedAt || found.organization.closedAt) return { ok: false, reason: "invalid" };
  const { key, organization } = found;
  if (isExpired(key.expiresAt, ctx.now())) return { ok: false, reason: "expired" };
  return { ok: true, organization, actor: { type: "key", keyId: key.id, keyName: key.name, roles: key.roles } };
}

const prepared = new WeakMap<Database, ReturnType<typeof prepareKeyByHash>>();

/** Runs for every request. Prepared once per database, because building the query costs more than running it. */
function keyByHash(db: Database) {
  const query = prepared.get(db) ?? prepareKeyByHash(db);
  prepared.set(db, query);
  return query;
}

function prepareKeyByHash(db: Database) {
  return db
    .select({ key: apiKeys, organization: organizations })
    .from(apiKeys)
    .innerJoin(organizations, eq(organizations.id, apiKeys.organizationId))
    .where(eq(apiKeys.hash, sql.placeholder("hash")))
    .limit(1)
    .prepare("key_by_hash");
}

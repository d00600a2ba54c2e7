import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiKeys, organizations } from "@/db/schema";
import type { Actor, Context, Organization } from "@/lib/core/context";
import { hashKey, isWellFormedKey } from "@/lib/developers/keys/generate";
import { isExpired } from "@/lib/developers/keys/rules";

export type Authentication =
  | { ok: true; organization: Organization; actor: Extract<Actor, { type: "key" }> }
  /** Unknown, mistyped and revoked keys are all `invalid`. */
  | { ok: false; reason: "invalid" | "expired" };

/**
 * Whose key it is. Whether the organization may act at all (it may be suspended) is for the caller to refuse. Nothing is
 * written here: a key's calls and last use are, by the log of calls, in batches.
 */
export async function authenticateKey(ctx: Context, presented: string): Promise<Authentication> {
  if (!isWellFormedKey(presented)) return { ok: false, reason: "invalid" };
  const [found] = await keyByHash(ctx.db).execute({ hash: hashKey(presented) });
  // Closing revokes all keys; one that was being made meanwhile ends with its organization too.
  if (!found || found.key.revokedAt || found.organization.closedAt) return { ok: false, reason: "invalid" };
  const { key, organization } = found;
  if (isExpired(key.expiresAt, ctx.now())) return { ok: false, reason: "expired" };
  return { ok: true, organization, actor: { type: "key", keyId: key.id, keyName: key.name, roles: key.roles } };
}

const prepared = new WeakMap<Database, ReturnType<typeof prepareKeyByHash>>();

/** Every request asks this: built once a database, as building costs more than asking. */
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

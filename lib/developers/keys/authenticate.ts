import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiKeys, organizations } from "@/db/schema";
import { accessVersion } from "@/lib/core/access-version";
import type { Actor, Context, Organization } from "@/lib/core/context";
import { hashKey, isWellFormedKey } from "@/lib/developers/keys/generate";
import { isExpired } from "@/lib/developers/keys/rules";

export type Authentication =
  | { ok: true; organization: Organization; actor: Extract<Actor, { type: "key" }>; allowedRanges: readonly string[] }
  /** `invalid` covers unknown, mistyped and revoked keys. */
  | { ok: false; reason: "invalid" | "expired" };

/** How long a key and its organization may be used without looking them up again. */
const FRESH_MS = 1_000;
const MAX_KEPT = 10_000;

/** What a lookup found, and when; cached only while the key is valid. */
interface Kept {
  key: typeof apiKeys.$inferSelect;
  organization: Organization;
  /** By `performance.now()`. */
  readAt: number;
  version: number;
}

/**
 * Finds the key and its organization. The caller decides whether the organization may act, which may be suspended,
 * and whether the client's address may use the key. Nothing
 * is written here. The request log updates a key's calls and last use in batches.
 *
 * A key is looked up at most once a second. A change by this process counts immediately (`changeAccess`), one by another
 * process within the second.
 */
export async function authenticateKey(ctx: Context, presented: string): Promise<Authentication> {
  if (!isWellFormedKey(presented)) return { ok: false, reason: "invalid" };
  const found = await findKey(ctx.db, hashKey(presented));
  if (!found) return { ok: false, reason: "invalid" };
  const { key, organization } = found;
  if (isExpired(key.expiresAt, ctx.now())) return { ok: false, reason: "expired" };
  const actor = { type: "key" as const, keyId: key.id, keyName: key.name, roles: key.roles };
  return { ok: true, organization, actor, allowedRanges: key.allowedRanges };
}

const perDatabase = new WeakMap<Database, { query: ReturnType<typeof prepareKeyByHash>; kept: Map<string, Kept> }>();

/** @returns null for a key that is unknown or revoked, or whose organization is closed */
async function findKey(db: Database, hash: string): Promise<Pick<Kept, "key" | "organization"> | null> {
  const own = perDatabase.get(db) ?? { query: prepareKeyByHash(db), kept: new Map<string, Kept>() };
  perDatabase.set(db, own);
  const readAt = performance.now();
  // Read before the query: what changes while it runs must not be kept.
  const version = accessVersion();
  const known = own.kept.get(hash);
  if (known && known.version === version && readAt - known.readAt < FRESH_MS) return known;
  const [found] = await own.query.execute({ hash });
  // Closing an organization revokes all keys. A key created at the same moment is rejected here.
  if (!found || found.key.revokedAt || found.organization.closedAt) {
    own.kept.delete(hash);
    return null;
  }
  if (own.kept.size >= MAX_KEPT) own.kept.clear();
  own.kept.set(hash, { ...found, readAt, version });
  return found;
}

/** Prepared once per database, because building the query costs more than running it. */
function prepareKeyByHash(db: Database) {
  return db
    .select({ key: apiKeys, organization: organizations })
    .from(apiKeys)
    .innerJoin(organizations, eq(organizations.id, apiKeys.organizationId))
    .where(eq(apiKeys.hash, sql.placeholder("hash")))
    .limit(1)
    .prepare("key_by_hash");
}

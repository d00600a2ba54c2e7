import { createHash, randomUUID } from "node:crypto";
import { and, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { idempotencyKeys } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { AppError, invalid } from "@/lib/core/errors";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";

const RETENTION_MS = DAY_MS;
/** A request that holds its lock longer has crashed, or is too slow to be allowed to write. */
const LOCK_MS = MINUTE_MS;
const MAX_LENGTH = 255;

export interface IdempotentRequest {
  organizationId: number;
  method: string;
  path: string;
  key: string;
  bodyHash: string;
}

/** The right to run a request and to store its response. */
export interface Lock extends IdempotentRequest {
  token: string;
}

export type Start = { kind: "run"; lock: Lock } | { kind: "replay"; status: number; body: unknown };

/** @throws AppError invalid_request */
export function readIdempotencyKey(headers: Pick<Headers, "get">): string | null {
  const key = headers.get("idempotency-key");
  if (key !== null && (key.length === 0 || key.length > MAX_LENGTH))
    throw invalid("Idempotency-Key", `Must have between 1 and ${MAX_LENGTH} characters`);
  return key;
}

export const hashBody = (raw: Uint8Array): string => createHash("sha256").update(raw).digest("hex");

const ofRequest = (request: IdempotentRequest): SQL | undefined =>
  and(
    eq(idempotencyKeys.organizationId, request.organizationId),
    eq(idempotencyKeys.method, request.method),
    eq(idempotencyKeys.path, request.path),
    eq(idempotencyKeys.key, request.key),
  );

/**
 * Takes the lock, or returns the stored response.
 * @throws AppError idempotency_mismatch (different body), idempotency_in_progress (the same request is running)
 */
export async function startIdempotent(ctx: Context, request: IdempotentRequest): Promise<Start> {
  const lock: Lock = { ...request, token: randomUUID() };
  if (await takeLock(ctx, lock)) return { kind: "run", lock };
  const [row] = await ctx.db.select().from(idempotencyKeys).where(ofRequest(request));
  // The lock was released between the two statements because its request failed. Treated as if it were still running.
  if (!row) throw inProgress(0);
  if (row.bodyHash !== request.bodyHash) throw new AppError({ code: "idempotency_mismatch" });
  if (row.responseStatus === null) throw inProgress(row.lockedAt.getTime() + LOCK_MS - ctx.now().getTime());
  return { kind: "replay", status: row.responseStatus, body: row.responseBody };
}

/** @param ms until the lock can be taken over, unless its request ends earlier */
const inProgress = (ms: number): AppError =>
  new AppError({ code: "idempotency_in_progress", retryAfterSeconds: Math.max(1, Math.floor(ms / 1000) + 1) });

/** One statement, so that only one of several concurrent requests gets the lock. */
async function takeLock(ctx: Context, { token, ...request }: Lock): Promise<boolean> {
  const now = ctx.now();
  const taken = { bodyHash: request.bodyHash, lockToken: token, lockedAt: now, createdAt: now };
  const isOutdated = lt(idempotencyKeys.createdAt, new Date(now.getTime() - RETENTION_MS));
  const isAbandoned = and(
    isNull(idempotencyKeys.responseStatus),
    lt(idempotencyKeys.lockedAt, new Date(now.getTime() - LOCK_MS)),
    eq(idempotencyKeys.bodyHash, request.bodyHash),
  );
  const rows = await ctx.db
    .insert(idempotencyKeys)
    .values({ ...request, ...taken })
    .onConflictDoUpdate({
      target: [idempotencyKeys.organizationId, idempotencyKeys.method, idempotencyKeys.path, idempotencyKeys.key],
      set: { ...taken, responseStatus: null, responseBody: null },
      setWhere: sql`${isOutdated} or ${isAbandoned}`,
    })
    .returning({ key: idempotencyKeys.key });
  return rows.length === 1;
}

/**
 * Stores the response in the same transaction as its effects.
 * @throws AppError idempotency_in_progress if another request has taken over the lock, so that this one's effects are
 * rolled back
 */
export async function storeResponse(db: Queryable, lock: Lock, status: number, body: unknown): Promise<void> {
  const rows = await db
    .update(idempotencyKeys)
    .set({ responseStatus: status, responseBody: body })
    .where(and(ofRequest(lock), eq(idempotencyKeys.lockToken, lock.token)))
    .returning({ key: idempotencyKeys.key });
  if (rows.length === 0) throw inProgress(0);
}

/** Releases the lock after a failure, so that the next attempt can run. A stored response stays. */
export async function releaseLock(ctx: Context, lock: Lock): Promise<void> {
  await ctx.db
    .delete(idempotencyKeys)
    .where(and(ofRequest(lock), eq(idempotencyKeys.lockToken, lock.token), isNull(idempotencyKeys.responseStatus)));
}

export async function pruneIdempotencyKeys(ctx: Context): Promise<{ pruned: number }> {
  const outdated = new Date(ctx.now().getTime() - RETENTION_MS);
  const rows = await ctx.db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, outdated))
    .returning({ key: idempotencyKeys.key });
  return { pruned: rows.length };
}

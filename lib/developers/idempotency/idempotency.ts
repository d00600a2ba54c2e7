import { createHash, randomUUID } from "node:crypto";
import { and, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { idempotencyKeys } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { AppError, invalid } from "@/lib/core/errors";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time/unit-rules";

const KEPT_MS = DAY_MS;
/** A request that holds its lock longer has crashed, or is so slow that it must not write any more. */
const LOCK_MS = MINUTE_MS;
const MAX_LENGTH = 255;

export interface IdempotentRequest {
  organizationId: number;
  method: string;
  path: string;
  key: string;
  bodyHash: string;
}

/** The right to run a request, and to keep its answer. */
export interface Lock extends IdempotentRequest {
  token: string;
}

export type Start = { kind: "run"; lock: Lock } | { kind: "replay"; status: number; body: unknown };

/** @throws AppError invalid_request */
export function readIdempotencyKey(headers: Headers): string | null {
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
 * Takes the lock, or finds the answer that was kept.
 * @throws AppError idempotency_mismatch (other body), idempotency_in_progress (a twin is running)
 */
export async function startIdempotent(ctx: Context, request: IdempotentRequest): Promise<Start> {
  const lock: Lock = { ...request, token: randomUUID() };
  if (await takeLock(ctx, lock)) return { kind: "run", lock };
  const [row] = await ctx.db.select().from(idempotencyKeys).where(ofRequest(request));
  // It was released between the two statements: its request failed just now, as if it had still been running.
  if (!row) throw inProgress(0);
  if (row.bodyHash !== request.bodyHash) throw new AppError({ code: "idempotency_mismatch" });
  if (row.responseStatus === null) throw inProgress(row.lockedAt.getTime() + LOCK_MS - ctx.now().getTime());
  return { kind: "replay", status: row.responseStatus, body: row.responseBody };
}

/** @param ms until the lock can be taken over, unless its request ends before */
const inProgress = (ms: number): AppError =>
  new AppError({ code: "idempotency_in_progress", retryAfterSeconds: Math.max(1, Math.floor(ms / 1000) + 1) });

/** One statement, so that of parallel twins exactly one gets it. */
async function takeLock(ctx: Context, { token, ...request }: Lock): Promise<boolean> {
  const now = ctx.now();
  const taken = { bodyHash: request.bodyHash, lockToken: token, lockedAt: now, createdAt: now };
  const isOutdated = lt(idempotencyKeys.createdAt, new Date(now.getTime() - KEPT_MS));
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
 * Keeps the answer, in the transaction of its effects.
 * @throws AppError idempotency_in_progress when another request took the lock over: this one's effects must not stand
 */
export async function keepAnswer(db: Queryable, lock: Lock, status: number, body: unknown): Promise<void> {
  const rows = await db
    .update(idempotencyKeys)
    .set({ responseStatus: status, responseBody: body })
    .where(and(ofRequest(lock), eq(idempotencyKeys.lockToken, lock.token)))
    .returning({ key: idempotencyKeys.key });
  if (rows.length === 0) throw inProgress(0);
}

/** After a failure: the next attempt may run. An answer that was kept stays. */
export async function releaseLock(ctx: Context, lock: Lock): Promise<void> {
  await ctx.db
    .delete(idempotencyKeys)
    .where(and(ofRequest(lock), eq(idempotencyKeys.lockToken, lock.token), isNull(idempotencyKeys.responseStatus)));
}

export async function pruneIdempotencyKeys(ctx: Context): Promise<{ pruned: number }> {
  const outdated = new Date(ctx.now().getTime() - KEPT_MS);
  const rows = await ctx.db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, outdated))
    .returning({ key: idempotencyKeys.key });
  return { pruned: rows.length };
}

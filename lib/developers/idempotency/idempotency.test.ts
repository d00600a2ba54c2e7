import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import {
  hashBody,
  type IdempotentRequest,
  type Lock,
  pruneIdempotencyKeys,
  readIdempotencyKey,
  releaseLock,
  startIdempotent,
  storeResponse,
} from "@/lib/developers/idempotency/idempotency";
import { createTestOrganization, testContext } from "@/test/context";

const HOUR = 3_600_000;
const ctx = testContext();
let request: IdempotentRequest;

beforeEach(async () => {
  ctx.clock.set(new Date("2026-03-10T12:00:00Z"));
  const { organization } = await createTestOrganization(ctx);
  const bodyHash = hashBody(Buffer.from("{}"));
  request = { organizationId: organization.id, method: "POST", path: "/api/v1/x", key: randomUUID(), bodyHash };
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error) => (error instanceof AppError ? error.refusal.code : error),
  );

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

async function lockOf(own: IdempotentRequest = request): Promise<Lock> {
  const start = await startIdempotent(ctx, own);
  if (start.kind !== "run") throw new Error("replayed");
  return start.lock;
}

test("exactly one of many identical parallel requests runs", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      startIdempotent(ctx, request).then(
        ({ kind }) => kind,
        () => "refused",
      ),
    ),
  );
  expect(outcomes.filter((kind) => kind === "run")).toHaveLength(1);
  expect(outcomes.filter((kind) => kind === "refused")).toHaveLength(19);
});

test("a stored response is replayed for 24 hours, then the key can be reused", async () => {
  await storeResponse(ctx.db, await lockOf(), 200, { a: 1 });
  ctx.clock.advance(24 * HOUR);
  expect(await startIdempotent(ctx, request)).toEqual({ kind: "replay", status: 200, body: { a: 1 } });
  ctx.clock.advance(1);
  expect((await startIdempotent(ctx, request)).kind).toBe("run");
});

test("another body is rejected, whether the first request is running or done", async () => {
  const lock = await lockOf();
  const other = { ...request, bodyHash: hashBody(Buffer.from("[]")) };
  expect(await codeOf(startIdempotent(ctx, other))).toBe("idempotency_mismatch");
  await storeResponse(ctx.db, lock, 200, {});
  expect(await codeOf(startIdempotent(ctx, other))).toBe("idempotency_mismatch");
});

test("keys are scoped by organization, method and path", async () => {
  await lockOf();
  const stranger = await createTestOrganization(ctx);
  await lockOf({ ...request, organizationId: stranger.organization.id });
  await lockOf({ ...request, method: "PUT" });
  await lockOf({ ...request, path: "/api/v1/y" });
});

test("a released key can run again; releasing never deletes a stored response", async () => {
  await releaseLock(ctx, await lockOf());
  const lock = await lockOf();
  await storeResponse(ctx.db, lock, 200, { kept: true });
  await releaseLock(ctx, lock);
  expect((await startIdempotent(ctx, request)).kind).toBe("replay");
});

test("a lock can be taken over after 60 seconds, and its previous holder can no longer write", async () => {
  const former = await lockOf();
  ctx.clock.advance(60_000);
  expect(await codeOf(startIdempotent(ctx, request))).toBe("idempotency_in_progress");
  ctx.clock.advance(1);
  const taken = await lockOf();
  expect(await codeOf(ctx.db.transaction((tx) => storeResponse(tx, former, 200, { by: "former" })))).toBe(
    "idempotency_in_progress",
  );
  await releaseLock(ctx, former);
  await storeResponse(ctx.db, taken, 200, { by: "second" });
  expect(await startIdempotent(ctx, request)).toMatchObject({ body: { by: "second" } });
});

test("a lock left by a crash reports when it expires, and can't be taken over with another body", async () => {
  await lockOf();
  const retryAfter = () =>
    startIdempotent(ctx, request).then(
      () => null,
      (error) =>
        error instanceof AppError && "retryAfterSeconds" in error.refusal ? error.refusal.retryAfterSeconds : error,
    );
  expect(await retryAfter()).toBe(61);
  ctx.clock.advance(59_500);
  const seconds = await retryAfter();
  expect(seconds).toBe(1);
  ctx.clock.advance(seconds * 1000);
  const other = { ...request, bodyHash: hashBody(Buffer.from("[]")) };
  expect(await codeOf(startIdempotent(ctx, other))).toBe("idempotency_mismatch");
  expect((await startIdempotent(ctx, request)).kind).toBe("run");
});

test("a previous holder that commits first wins over a takeover", async () => {
  const former = await lockOf();
  ctx.clock.advance(61_000);
  const mayCommit = gate();
  const written = gate();
  const slow = ctx.db.transaction(async (tx) => {
    await storeResponse(tx, former, 200, { by: "former" });
    written.open();
    await mayCommit.passed;
  });
  await written.passed;
  const second = startIdempotent(ctx, request);
  mayCommit.open();
  await slow;
  expect(await second).toEqual({ kind: "replay", status: 200, body: { by: "former" } });
});

test("a response whose transaction is rolled back is not stored", async () => {
  const lock = await lockOf();
  const failed = ctx.db.transaction(async (tx) => {
    await storeResponse(tx, lock, 200, {});
    throw new Error("rolled back");
  });
  await expect(failed).rejects.toThrow("rolled back");
  expect(await codeOf(startIdempotent(ctx, request))).toBe("idempotency_in_progress");
});

test("prunes outdated rows and keeps the others", async () => {
  await lockOf();
  ctx.clock.advance(24 * HOUR + 1);
  const { key } = await lockOf({ ...request, key: randomUUID() });
  expect((await pruneIdempotencyKeys(ctx)).pruned).toBeGreaterThanOrEqual(1);
  expect(await codeOf(startIdempotent(ctx, { ...request, key }))).toBe("idempotency_in_progress");
  expect(await pruneIdempotencyKeys(ctx)).toEqual({ pruned: 0 });
});

test("a key has 1 to 255 characters", () => {
  const read = (key: string) => readIdempotencyKey(new Headers({ "Idempotency-Key": key }));
  expect(readIdempotencyKey(new Headers())).toBeNull();
  expect(read("x".repeat(255))).toHaveLength(255);
  expect(() => read("x".repeat(256))).toThrow(AppError);
  expect(() => read("")).toThrow(AppError);
});

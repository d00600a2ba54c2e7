import { randomUUID } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ask, neededQuery } from "@/app/api/_contract/ask";
import { DOCUMENTED, expectRefusal } from "@/app/api/_contract/documented";
import { call } from "@/app/api/_contract/served";
import { parseFields } from "@/lib/core/parse-fields";
import { hashBody, startIdempotent } from "@/lib/developers/idempotency/idempotency";
import { MAX_BODY_BYTES } from "@/rest/body-limits";
import type { Operation } from "@/rest/operation";
import { OPERATIONS } from "@/rest/registry";
import {
  ctx,
  GUARDED,
  goodBody,
  idThatNeverWas,
  named,
  newKey,
  newVideo,
  organizationWith,
  resourceOf,
} from "@/test/contract";

let own: Awaited<ReturnType<typeof organizationWith>>;
let key = "";
beforeAll(async () => {
  // These tests send more requests in a minute than any plan allows.
  own = await organizationWith({ rateLimitPerMinute: 100_000 });
  key = await newKey(own);
});

/** An ID that doesn't exist, to show that the format is checked before existence. */
const idFor = (operation: Operation) => (operation.path.includes("{id}") ? idThatNeverWas(operation) : "");
const send = (operation: Operation, asked: Parameters<typeof ask>[1]) =>
  ask(operation, { key, id: idFor(operation), ...asked });

const refused = async (operation: Operation, asked: Parameters<typeof ask>[1], field: string, message: string) => {
  const body = DOCUMENTED[operation.dialect].invalid(field, message, operation.hints[field] ?? {});
  expectRefusal(operation, await send(operation, asked), [400, body], { isRated: true });
};

const BAD_TEXTS = ["", " ", "x", "0", "-1", "1.5", "101", "1e400", "0x10", "y".repeat(300)];
/** Spellings of numbers that a lenient parser accepts. */
const LOOSE = [
  "1e1",
  "0x10",
  "0b1",
  "0o7",
  "+5",
  " 5",
  "5 ",
  "05",
  "5.0",
  "-0",
  "1_0",
  "٥",
  "",
  "NaN",
  "Infinity",
  "1,0",
];
/** The validator's own messages. */
const RAW = /invalid (input|option|literal|string|iso|uuid)|too (small|big)|expected|received|zod/i;
const NUL = ["a\0b", "Must not contain control characters"] as const;
/** The first error, which may be about a member of the field. */
const errorOf = (field: string, schema: z.core.$ZodType, value: unknown) => {
  const parsed = parseFields(z.object({ [field]: schema }), { [field]: value });
  return parsed.ok ? undefined : parsed.errors[0];
};
const messageOf = (...given: Parameters<typeof errorOf>): string | undefined => errorOf(...given)?.message;

const fieldsOf = (part: z.ZodObject | null) => Object.entries(part?.shape ?? {});
const QUERIES = OPERATIONS.flatMap((operation) =>
  fieldsOf(operation.request.query).map(([field, schema]) => [operation.id, field, operation, schema] as const),
);
const BODIES = OPERATIONS.flatMap((operation) =>
  fieldsOf(operation.request.body).map(([field, schema]) => [operation.id, field, operation, schema] as const),
);

test.each(QUERIES)("%s rejects invalid values of %s", async (_, field, operation, schema) => {
  const query = neededQuery(operation);
  for (const value of BAD_TEXTS) {
    const message = messageOf(field, schema, value);
    if (message !== undefined) await refused(operation, { query: { ...query, [field]: value } }, field, message);
  }
  // No field accepts them, regardless of its schema.
  await refused(operation, { query: { ...query, [field]: NUL[0] } }, field, NUL[1]);
  const twice = new URLSearchParams([...Object.entries(query), [field, "7"], [field, "7"]]);
  await refused(operation, { query: twice }, field, `Must be given once, for example ${field}=7`);
  if (messageOf(field, schema, "90") === undefined && messageOf(field, schema, "x") !== undefined)
    for (const value of LOOSE) expect(messageOf(field, schema, value), `${field}=${value}`).toBeDefined();
  const { [field]: needed, ...others } = query;
  const missing = messageOf(field, schema, undefined);
  expect(missing === undefined).toBe(needed === undefined);
  if (missing !== undefined) await refused(operation, { query: others }, field, missing);
});

const BAD_VALUES = [null, true, "", "x", 0, -1, 1.5, 31, [], {}, "7"];
test.each(BODIES)("%s rejects invalid values of %s", async (_, field, operation, schema) => {
  const body = { ...operation.bodyExample };
  const bad = BAD_VALUES.filter((value) => messageOf(field, schema, value) !== undefined);
  expect(bad.length).toBeGreaterThan(3);
  for (const value of bad) {
    const error = errorOf(field, schema, value);
    const name = error?.field ?? field;
    await refused(operation, { body: JSON.stringify({ ...body, [field]: value }) }, name, error?.message ?? "");
  }
  const missing = messageOf(field, schema, undefined);
  const { [field]: _left, ...others } = body as Record<string, unknown>;
  if (missing !== undefined) await refused(operation, { body: JSON.stringify(others) }, field, missing);
});

const WITH_BODY = OPERATIONS.filter(({ request }) => request.body !== null);
const BODILESS = OPERATIONS.filter(({ method, request }) => method !== "GET" && request.body === null);
const MALFORMED = [
  ["", "Must be valid JSON"],
  ["{", "Must be valid JSON"],
  ['{"a":1}x', "Must be valid JSON"],
  ["\xff", "Must be valid JSON"],
  ["null", "Must be a JSON object"],
  ["[]", "Must be a JSON object"],
  ['"text"', "Must be a JSON object"],
] as const;

test.each(named(WITH_BODY))("%s rejects anything but a JSON object", async (_, operation) => {
  for (const [text, message] of MALFORMED)
    await refused(operation, { body: Uint8Array.from(Buffer.from(text, "latin1")) }, "body", message);
});

const NEEDY = WITH_BODY.filter((operation) =>
  fieldsOf(operation.request.body).some(([field, schema]) => messageOf(field, schema, undefined) !== undefined),
);
test.each(named(NEEDY))("%s reports all invalid fields together", async (_, operation) => {
  const answered = await send(operation, { body: "{}" });
  expect(answered.body).toEqual({
    error: "Invalid request",
    details: fieldsOf(operation.request.body)
      .filter(([field, schema]) => messageOf(field, schema, undefined) !== undefined)
      .map(([field, schema]) => ({ field, message: messageOf(field, schema, undefined) })),
  });
});

test.each(named(WITH_BODY))(
  "%s accepts 64 KiB and rejects one byte more, even without a Content-Length",
  async (_, operation) => {
    const expected: [number, unknown] = [413, DOCUMENTED[operation.dialect].tooLarge];
    const text = "x".repeat(MAX_BODY_BYTES + 1);
    const sized = { "Content-Length": String(text.length) };
    expectRefusal(operation, await send(operation, { body: text, headers: sized }), expected, { isRated: true });
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let sent = 0; sent <= MAX_BODY_BYTES; sent += 1024) controller.enqueue(new Uint8Array(1024));
        controller.close();
      },
    });
    expectRefusal(operation, await send(operation, { body: chunks }), expected, { isRated: true });
    expect((await send(operation, { body: text.slice(1) })).status).not.toBe(413);
  },
);

test.each(named(WITH_BODY))("%s accepts JSON with any declared type, compressed or not", async (_, operation) => {
  const [field = ""] = Object.keys(operation.bodyExample ?? {});
  const text = JSON.stringify({ ...operation.bodyExample, [field]: 0 });
  const plain = await send(operation, { body: text });
  expect(plain.status).toBe(400);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/octet-stream", ""])
    expect((await send(operation, { body: text, headers: { "Content-Type": type } })).body).toEqual(plain.body);
  for (const [encoding, body] of [
    ["gzip", gzipSync(text)],
    ["br", brotliCompressSync(text)],
  ] as const)
    expect((await send(operation, { body, headers: { "Content-Encoding": encoding } })).body).toEqual(plain.body);
  const unknown = await send(operation, { body: text, headers: { "Content-Encoding": "zstd" } });
  expect(unknown.status).toBe(415);
  const bomb = await send(operation, {
    body: gzipSync(Buffer.alloc(10 * MAX_BODY_BYTES)),
    headers: { "Content-Encoding": "gzip" },
  });
  expectRefusal(operation, bomb, [413, DOCUMENTED[operation.dialect].tooLarge], { isRated: true });
});

test.each(named(BODILESS))("%s ignores a body", async (_, operation) => {
  const { status } = await send(operation, {});
  for (const body of ["{", "x".repeat(MAX_BODY_BYTES + 1), "[]"])
    expect((await send(operation, { body, headers: { "Content-Encoding": "zstd" } })).status).toBe(status);
});

describe.each(named(GUARDED.filter(({ idempotent }) => idempotent)))("%s with an Idempotency-Key", (_, operation) => {
  const { dialect, path } = operation;
  const documented = DOCUMENTED[dialect];
  const goodId = async () => (path.includes("{id}") ? resourceOf(operation).make(own) : "");

  test("rejects an empty one and one of 256 characters", async () => {
    for (const bad of ["", "x".repeat(256)]) {
      const message = "Must have between 1 and 255 characters";
      await refused(operation, { headers: { "Idempotency-Key": bad } }, "Idempotency-Key", message);
    }
  });

  test("replays the response, and rejects another body", async () => {
    const id = await goodId();
    const headers = { "Idempotency-Key": randomUUID() };
    const body = (await goodBody(operation, own)) ?? "{}";
    const first = await send(operation, { id, headers, body });
    expect(first.status).toBe(operation.status);
    const again = await send(operation, { id, headers, body });
    expect([again.status, again.text]).toEqual([operation.status, first.text]);
    expect([first.headers["idempotent-replayed"], again.headers["idempotent-replayed"]]).toEqual([undefined, "true"]);
    const other = await send(operation, { id, headers, body: ` ${body}` });
    if (operation.request.body) expectRefusal(operation, other, [422, documented.mismatch], { isRated: true });
    // An operation without a body reads none.
    else expect([other.status, other.text]).toEqual([200, first.text]);
  });

  test("rejects an identical request while the first one is running", async () => {
    const id = await goodId();
    const body = JSON.stringify(operation.bodyExample ?? {});
    const twin = { organizationId: own.organization.id, method: operation.method, key: randomUUID() };
    const target = `/api/v1${path.replace("{id}", id)}`;
    const sent = operation.request.body ? body : "";
    // By the server's clock: a request that began a minute ago counts as interrupted.
    const live = { ...ctx, now: () => new Date() };
    await startIdempotent(live, { ...twin, path: target, bodyHash: hashBody(Buffer.from(sent)) });
    const headers = { "Idempotency-Key": twin.key };
    expectRefusal(operation, await send(operation, { id, headers, body }), [409, documented.inProgress], {
      isRated: true,
    });
  });
});

describe.each(named(OPERATIONS))("%s", (_, operation) => {
  const { dialect, request } = operation;
  const known = Object.keys(request.query.shape);
  const [message, hints] = [
    `Unknown parameter. ${known.length > 0 ? `Allowed here: ${known.join(", ")}` : "This endpoint takes none"}`,
    { valid_parameter_options: known },
  ];
  const asked = (query: Record<string, string>) => ({ query: { ...neededQuery(operation), ...query } });

  test("rejects an unknown parameter, or ignores and reports it, according to its family", async () => {
    const answered = await send(operation, asked({ "lim\u00eft": "1", _: "1" }));
    if (dialect === "A" || dialect === "B") {
      expect([answered.status, answered.body]).toEqual([
        400,
        DOCUMENTED[dialect].invalid("lim\u00eft", message, hints),
      ]);
      expect(answered.headers["x-ignored-parameters"]).toBeUndefined();
    } else {
      expect(answered.status).not.toBe(400);
      expect(answered.headers["x-ignored-parameters"]).toBe("lim%C3%AFt");
    }
  });

  test("ignores the cache-buster", async () => {
    const answered = await send(operation, asked({ _: "1732752000000" }));
    expect(answered.status).not.toBe(400);
    expect(answered.headers["x-ignored-parameters"]).toBeUndefined();
  });

  test("describes valid values in its own words", async () => {
    for (const [field, schema] of [...fieldsOf(request.query), ...fieldsOf(request.body)])
      for (const value of [...BAD_TEXTS, ...LOOSE, undefined, null, 0, 1.5, [], {}, true]) {
        const text = messageOf(field, schema, value) ?? "";
        expect(text, `${field} ${String(value)}`).not.toMatch(RAW);
        if (text !== "" && value !== undefined)
          expect(text).toMatch(/for example|Invalid URL format|characters$| or |empty/);
      }
  });
});

test.each([
  "1969-12-31T23:59:59Z",
  "0000-01-01T00:00:00Z",
  "1970-01-01T00:00:00+14:00",
  "9999-12-31T23:59:59-12:00",
  "+010000-01-01T00:00:00Z",
  "2026-02-30T00:00:00Z",
  "2026-01-29",
  "2026-01-29T10:00:00",
  "2026-01-29T10:00:00 02:00",
  "",
])("getVideo rejects since=%s", async (since) => {
  const id = (await newVideo(own)).id;
  const target = `/api/v1/videos/${id}?since=${encodeURIComponent(since)}`;
  const { status, body } = await call("GET", target, { key });
  const text = "Must be a date and time with its offset in the years 1970 to 9999, for example 2026-01-29T10:00:00Z";
  expect([status, body]).toEqual([400, DOCUMENTED.A.invalid("since", text, {})]);
  for (const good of ["1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2026-01-29T10:00:00.123456%2B02:00"])
    expect((await call("GET", `/api/v1/videos/${id}?since=${good}`, { key })).status).toBe(200);
});

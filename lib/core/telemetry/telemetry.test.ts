import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { database } from "@/db/client";
import { env } from "@/lib/core/env";
import { inSpan, isTracing } from "@/lib/core/telemetry/span";
import { startTelemetry, stopTelemetry } from "@/lib/core/telemetry/start";
import { callPlatform } from "@/lib/platforms/call";
import { CallTimer } from "@/lib/platforms/call-timer";
import { answer } from "@/rest/answer";
import { directTransport } from "@/rest/direct";
import { resourceOf } from "@/rest/resource";

const Value = z.object({ stringValue: z.string().optional(), intValue: z.number().optional() });
const Received = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              kind: z.number(),
              attributes: z.array(z.object({ key: z.string(), value: Value })),
              status: z.object({ code: z.number() }),
            }),
          ),
        }),
      ),
    }),
  ),
});
type Sent = z.infer<typeof Received>["resourceSpans"][number]["scopeSpans"][number]["spans"][number];

const servers: Server[] = [];
const bodies: string[] = [];
let spans: Sent[] = [];
const SECRET = "AIza-secret";
const PARENT = { trace: "0af7651916cd43dd8448eb211c80319c", span: "b7ad6b7169203331" };
/** Its OpenTelemetry kind. */
const [SERVER, CLIENT, CONSUMER] = [2, 3, 5];

async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function useDatabase() {
  const { db, sql: raw } = database();
  await db.transaction(async (tx) => {
    await tx.execute(sql`select ${"a secret value"}::text`);
  });
  await raw`select ${2}::int`;
}

beforeAll(async () => {
  const collector = await listen(async (request, response) => {
    bodies.push(await text(request));
    response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
  });
  env().OTEL_EXPORTER_OTLP_ENDPOINT = collector;
  await startTelemetry("web");
  // Outside a request: no span.
  await useDatabase();

  const platform = await listen((_, response) => response.end("{}"));
  const handle = async () => {
    await useDatabase();
    return answer(200, "{}", "request-id");
  };
  const places = [{ path: "/things/{id}", resource: resourceOf({ GET: { dialect: "A", handle } }) }];
  const direct = directTransport({}, places);
  const api = await listen((request, response) => void direct(request, response, request.url ?? "/"));
  const headers = { traceparent: `00-${PARENT.trace}-${PARENT.span}-01` };
  await fetch(`${api}/api/v1/things/7?q=typed`, { headers });

  const timer = new CallTimer(5_000, 5_000);
  const target = { baseUrl: platform, origin: platform, path: "", headers: {}, query: { key: SECRET } };
  await inSpan(
    () => ({ name: "job collect", kind: "CONSUMER" }),
    () => callPlatform(target, "/videos", { id: "1" }, timer),
  );
  timer.close();
  await inSpan(
    () => ({ name: "job failing", kind: "CONSUMER" }),
    () => database().db.execute(sql`select ${"dana@example.test"}::int`),
  ).catch(() => undefined);

  await stopTelemetry();
  spans = bodies.flatMap((body) =>
    Received.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
  );
});

afterAll(async () => {
  env().OTEL_EXPORTER_OTLP_ENDPOINT = undefined;
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const named = (name: string): Sent => {
  const found = spans.filter((span) => span.name === name);
  expect(found.map((span) => span.name)).toEqual([name]);
  return found[0] as Sent;
};
const childrenOf = (parent: Sent) => spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId);
const attribute = (span: Sent, key: string) => {
  const value = span.attributes.find((one) => one.key === key)?.value;
  return value?.stringValue ?? value?.intValue;
};

test("a request continues its caller's trace and has its statements as children", () => {
  const request = named("GET /api/v1/things/{id}");
  expect(request).toMatchObject({ traceId: PARENT.trace, parentSpanId: PARENT.span, kind: SERVER });
  expect(attribute(request, "http.response.status_code")).toBe(200);
  expect(attribute(request, "url.path")).toBe("/api/v1/things/7");
  const statements = childrenOf(request).map((span) => attribute(span, "db.query.text"));
  expect(statements).toEqual(["select $1::text", "select $1::int"]);
});

test("a job has its platform calls as children, without their query", () => {
  const job = named("job collect");
  expect(job.kind).toBe(CONSUMER);
  const [call, ...others] = childrenOf(job);
  expect(others).toEqual([]);
  expect(call).toMatchObject({ name: "GET 127.0.0.1", kind: CLIENT });
  expect(attribute(call as Sent, "url.full")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/videos$/);
  expect(attribute(call as Sent, "http.response.status_code")).toBe(200);
});

test("what fails is marked, without its message", () => {
  const job = named("job failing");
  const [statement] = childrenOf(job);
  for (const span of [job, statement as Sent]) {
    expect(span.status.code).toBe(2);
    expect(attribute(span, "error.type")).toContain("Error");
  }
});

test("nothing of what was sent has a value, a key or a query, and no statement is outside a request or job", () => {
  for (const body of bodies) expect(body).not.toMatch(/AIza-secret|a secret value|dana@|q=typed/);
  for (const { name, parentSpanId } of spans)
    expect([name, parentSpanId !== undefined || name.startsWith("job")]).toEqual([name, true]);
});

test("after the end, work runs without spans", async () => {
  expect(isTracing()).toBe(false);
  const count = bodies.length;
  expect(
    await inSpan(
      () => ({ name: "late", kind: "INTERNAL" }),
      async (span) => span,
    ),
  ).toBeUndefined();
  expect(bodies).toHaveLength(count);
});

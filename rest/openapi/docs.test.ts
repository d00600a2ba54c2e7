import { execFile } from "node:child_process";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { serializeError } from "@/rest/dialects";
import { documentedFamilies } from "@/rest/openapi/docs";
import { samplesOf } from "@/rest/openapi/samples";
import { standardRefusals } from "@/rest/operation";
import { OPERATIONS } from "@/rest/registry";
import type { DocumentedOperation } from "@/rest/schemas";

const KEY = "cs_live_example";
let received: { line: string; headers: IncomingHttpHeaders; body: string }[] = [];
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    received.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
});
let operations: DocumentedOperation[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  operations = documentedFamilies(origin).flatMap((family) => family.operations);
});
beforeEach(() => {
  received = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const described = (id: string): DocumentedOperation => {
  const operation = operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`${id} is not described`);
  return operation;
};

test("shows every operation once, in its family", () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
});

test("shows every parameter and every error", () => {
  for (const operation of OPERATIONS) {
    const { parameters, refusals } = described(operation.id);
    const { params, query, body } = operation.request;
    for (const name of Object.keys({ ...params.shape, ...query.shape, ...body?.shape }))
      expect(parameters.map((parameter) => parameter.name)).toContain(name);
    for (const code of [...standardRefusals(operation), ...operation.refusals, "internal" as const])
      for (const { status, body } of samplesOf(operation, code).map((error) =>
        serializeError(operation.dialect, error),
      ))
        expect(refusals).toContainEqual({ status, body: JSON.stringify(body) });
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(refusals.length);
  }
});

test("describes parameters and errors as the operation defines them", () => {
  const { parameters, refusals, isPaid } = described("trackVideo");
  expect(parameters.map(({ name, place, form, isRequired }) => [name, place, form, isRequired])).toEqual([
    ["Idempotency-Key", "header", "string, at most 255 characters", false],
    ["video_link", "body", "string, at most 2048 characters", true],
    ["duration_days", "body", "integer, 1 to 30", true],
  ]);
  expect(isPaid).toBe(true);
  expect(refusals).toContainEqual({
    status: 402,
    body: '{"error":"Insufficient balance","balance":0.5,"estimated_cost":2.52,"required":2.02}',
  });
  expect(described("listVideos").refusals.slice(0, 3)).toEqual([
    {
      status: 400,
      body: '{"error":"Invalid request","details":[{"field":"limit","message":"Must be a whole number from 1 to 100, for example 50"}]}',
    },
    { status: 401, body: '{"error":"API key required"}' },
    { status: 403, body: '{"error":"Access denied","message":"This API key lacks the role videos:read"}' },
  ]);
});

test("uses the reader's own channel in the examples if there is one", () => {
  const id = "77168374-dd2c-496a-b1ae-3d4944f48ccb";
  const families = documentedFamilies("https://example.org", { id, username: "quiet.fox", media: "tiktok" });
  const example = (wanted: string) =>
    families.flatMap((family) => family.operations).find((operation) => operation.id === wanted)?.examples.curl;
  expect(example("searchChannels")).toContain("/channels/search?username=quiet.fox&media=tiktok");
  expect(example("getChannel")).toContain(`/channels/${id}`);
  expect(example("getVideo")).toContain("/videos/cm5abc123def");
});

describe("sends exactly what the examples show", () => {
  const env = { ...process.env, CLIPSCOPE_KEY: KEY };
  const run = (command: string, args: string[]) => promisify(execFile)(command, args, { env });
  const scripts = {
    curl: (texts: string[]) => run("sh", ["-e", "-c", texts.join("\n")]),
    JavaScript: (texts: string[]) =>
      run(process.execPath, ["--input-type=module", "-e", texts.map((text) => `{\n${text}\n}`).join("\n")]),
    Python: (texts: string[]) => run("python3", ["-c", texts.join("\n")]),
  };
  test.each(["curl", "JavaScript", "Python"] as const)("%s", async (language) => {
    await scripts[language](operations.map(({ examples }) => examples[language]));
    expect(received.map(({ line }) => line.replace(/\?.*/, ""))).toEqual(
      operations.map(({ method, path, parameters }) => {
        const id = parameters.find(({ place }) => place === "path")?.example ?? "";
        return `${method} /api/v1${path.replace("{id}", id)}`;
      }),
    );
    for (const [index, { keyHeader, role, bodyExample }] of operations.entries()) {
      const { headers, body = "" } = received[index] ?? {};
      expect(headers?.[keyHeader.name.toLowerCase()]).toBe(role === null ? undefined : keyHeader.prefix + KEY);
      expect(body === "" ? null : JSON.parse(body)).toEqual(bodyExample === null ? null : JSON.parse(bodyExample));
    }
    expect(received.map(({ line }) => line)).toContain("GET /api/v1/channels/search?username=dior");
  });
});

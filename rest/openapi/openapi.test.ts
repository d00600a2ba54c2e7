import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { env } from "@/lib/core/env";
import { API_ROOT, dialectOf } from "@/rest/dialect-of";
import { generate, openApiDocument } from "@/rest/openapi/openapi";
import { OPERATIONS } from "@/rest/registry";

test("an operation has the dialect of its path, and its example matches its schema exactly", () => {
  for (const operation of OPERATIONS) {
    expect(operation.dialect).toBe(dialectOf(API_ROOT + operation.path));
    expect(operation.answer.parse(operation.example)).toEqual(operation.example);
    const { body } = operation.request;
    if (body) expect(z.encode(body, body.parse(operation.bodyExample))).toEqual(operation.bodyExample);
  }
});

test("the document covers every operation with its errors", () => {
  const Document = z.object({
    paths: z.record(
      z.string(),
      z.record(z.string(), z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) })),
    ),
  });
  const { paths } = Document.parse(openApiDocument());
  for (const { path: route, method, id } of OPERATIONS)
    expect(paths[route]?.[method.toLowerCase()]?.operationId).toBe(id);
  expect(Object.keys(paths["/videos/track"]?.post?.responses ?? {})).toEqual([
    "200",
    "400",
    "401",
    "402",
    "403",
    "404",
    "409",
    "413",
    "415",
    "422",
    "429",
    "500",
    "503",
  ]);
});

test("the document lints clean with Redocly's recommended rules", async () => {
  // As on a public server: Redocly warns about localhost.
  env().APP_URL = "https://clipscope.example";
  const directory = await mkdtemp(path.join(tmpdir(), "openapi-"));
  try {
    const file = path.join(directory, "openapi.json");
    await writeFile(file, JSON.stringify(generate(OPERATIONS)));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["node_modules/@redocly/cli/bin/cli.js", "lint", file, "--extends=recommended", "--format=json"],
      { env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
    );
    const { totals } = JSON.parse(stdout.slice(stdout.indexOf("{")));
    expect(totals, stdout).toMatchObject({ errors: 0, warnings: 0 });
  } finally {
    await rm(directory, { recursive: true });
  }
}, 60_000);

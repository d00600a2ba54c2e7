import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isOwn, readImports, resolveImport } from "./read-imports.ts";

/**
 * Modules that need PostgreSQL, the sandbox or another process. A test that imports one, directly or not, is not a unit
 * test.
 */
const SERVICES = [
  /^db\/client\.ts$/,
  /^scripts\/postgres\//,
  /^sandbox\/server\.ts$/,
  /^test\/(context|sandbox|receiver|replying-platform)\.ts$/,
  /^node:(child_process|http|net)$/,
  // Not a service, but linting the API's description takes ten seconds.
  /^@stoplight\//,
];
const SKIPPED = new Set(["node_modules", ".next", ".data", ".git", "dist", "e2e", "public"]);
/** A test that changes what its process shares would leak into the unit tests after it, which load modules only once. */
const CHANGES_PROCESS = /\bprocess\.env\b|\bconsole\b|\bvi\.(mock|doMock|stubEnv|stubGlobal|useFakeTimers)\b/;

/** Returns every test file below `root`, relative to it, in alphabetical order. */
export function findTests(root: string, directory = ""): string[] {
  return readdirSync(path.join(root, directory), { withFileTypes: true })
    .flatMap((entry) => {
      const file = path.posix.join(directory, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : findTests(root, file);
      return /\.test\.tsx?$/.test(entry.name) ? [file] : [];
    })
    .sort();
}

/**
 * Returns why a test needs a process of its own, for those that do: the path of imports by which it reaches a service, or
 * that it changes its process.
 * @param root the directory that "@/" stands for
 */
export function findServiceTests(root: string, tests = findTests(root)): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  const isFile = rememberFiles(root);
  const importsOf = (file: string): string[] => {
    const known = imports.get(file);
    if (known) return known;
    const found = importsAtRunTime(root, file, isFile);
    imports.set(file, found);
    return found;
  };
  return new Map(
    tests.flatMap((test) => {
      const text = readFileSync(path.join(root, test), "utf8");
      const route = CHANGES_PROCESS.test(text) ? [test, "process"] : findRoute(test, importsOf);
      return route ? [[test, route] as const] : [];
    }),
  );
}

/** Breadth first, so the path is a shortest one. */
function findRoute(test: string, importsOf: (file: string) => string[]): string[] | null {
  const from = new Map<string, string | null>([[test, null]]);
  for (const file of from.keys()) {
    if (SERVICES.some((service) => service.test(file))) {
      const route: string[] = [];
      for (let at: string | null = file; at !== null; at = from.get(at) ?? null) route.unshift(at);
      return route;
    }
    if (!/\.tsx?$/.test(file)) continue;
    for (const imported of importsOf(file)) if (!from.has(imported)) from.set(imported, file);
  }
  return null;
}

/** Returns the project's own modules by their files, and packages and Node's modules by their names. */
function importsAtRunTime(root: string, file: string, isFile: (name: string) => boolean): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return readImports(file, text).flatMap(({ specifier, isType }) => {
    if (isType) return [];
    if (!isOwn(specifier)) return [specifier];
    return resolveImport(file, specifier, isFile) ?? [];
  });
}

/** Returns a check whether a file exists that looks up each file once, because many modules import the same few. */
function rememberFiles(root: string): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const found = known.get(name) ?? statSync(path.join(root, name), { throwIfNoEntry: false })?.isFile() ?? false;
    known.set(name, found);
    return found;
  };
}

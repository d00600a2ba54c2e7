import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseSync } from "oxc-parser";

/** What one module imports. */
export interface Module {
  /** From the project's root: `lib/core/errors.ts`. */
  path: string;
  imports: Import[];
}

export interface Import {
  /** As written: `@/lib/core/errors`, `./rules`, `zod`. */
  specifier: string;
  /** The module of ours it resolves to; null for a package, a style sheet or a file that does not exist. */
  target: string | null;
}

const ROOTS = ["app", "components", "db", "e2e", "inngest", "lib", "rest", "sandbox", "scripts", "test"];
const FILES = ["server.ts", "proxy.ts", "next.config.ts"];
const IS_MODULE = /(?<!\.d)\.(ts|tsx|mts)$/;
/** A package of its own with its own TypeScript, and what npm installs there. */
const IS_FOREIGN = /(^|\/)node_modules\/|^clients\/src\//;

/** Returns every module of the project with its imports: static, dynamic and `import type`, and re-exports. */
export async function readModules(root: string): Promise<Module[]> {
  const found = await Promise.all(
    ROOTS.map(async (folder) => {
      const names = await readdir(path.join(root, folder), { recursive: true });
      return names
        .filter((name) => IS_MODULE.test(name) && !IS_FOREIGN.test(name))
        .map((name) => path.posix.join(folder, name));
    }),
  );
  const paths = [...found.flat(), ...FILES].sort();
  const known = new Set(paths);
  return Promise.all(
    paths.map(async (file) =>
      parseModule(file, await readFile(path.join(root, file), "utf8"), (name) => known.has(name)),
    ),
  );
}

/** Returns what the source of one module imports. @throws when it does not parse */
export function parseModule(file: string, source: string, exists: (path: string) => boolean): Module {
  const { module, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const dynamic = module.dynamicImports.flatMap(
    ({ moduleRequest: { start, end } }) => /^["'](.*)["']$/.exec(source.slice(start, end))?.[1] ?? [],
  );
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamic,
  ];
  return {
    path: file,
    imports: [...new Set(specifiers)].map((specifier) => ({ specifier, target: resolve(file, specifier, exists) })),
  };
}

function resolve(from: string, specifier: string, exists: (path: string) => boolean): string | null {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : null;
  if (base === null) return null;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  return candidates.find(exists) ?? null;
}

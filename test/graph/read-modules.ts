import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readImports, resolveImport } from "@/test/projects/read-imports";

/** The imports of one module. */
export interface Module {
  /** From the project's root: `lib/core/errors.ts`. */
  path: string;
  imports: Import[];
}

export interface Import {
  /** As written: `@/lib/core/errors`, `./rules`, `zod`. */
  specifier: string;
  /** The project module it resolves to; null for a package, a style sheet, a picture or a missing file. */
  target: string | null;
}

const ROOTS = ["app", "components", "db", "e2e", "inngest", "lib", "rest", "sandbox", "scripts", "test"];
const FILES = ["server.ts", "proxy.ts", "next.config.ts"];
const IS_MODULE = /(?<!\.d)\.(ts|tsx|mts)$/;
/** A separate package with its own TypeScript, and its npm packages. */
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

/**
 * Returns the imports in a module's source.
 * @throws if it can't be parsed
 */
export function parseModule(file: string, source: string, exists: (path: string) => boolean): Module {
  const specifiers = new Set(readImports(file, source).map(({ specifier }) => specifier));
  return {
    path: file,
    imports: [...specifiers].map((specifier) => ({ specifier, target: resolveImport(file, specifier, exists) })),
  };
}

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readImports, resolveImport } from "@/test/projects/read-imports";

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
  const specifiers = new Set(readImports(file, source).map(({ specifier }) => specifier));
  return {
    path: file,
    imports: [...specifiers].map((specifier) => ({ specifier, target: resolveImport(file, specifier, exists) })),
  };
}

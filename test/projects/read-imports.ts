import path from "node:path";
import { parseSync } from "oxc-parser";

/** One import of a module, as written. */
export interface ImportedName {
  /** `@/lib/core/errors`, `./rules`, `zod`. */
  specifier: string;
  /** Whether only types are imported: such an import is gone when the module runs. */
  isType: boolean;
}

/** Returns what a module imports: statically, by `import()` with a literal, and as a re-export. @throws if it doesn't parse */
export function readImports(file: string, source: string): ImportedName[] {
  const { module, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      isType: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ isType, moduleRequest }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, isType }] : [],
      ),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const specifier = /^["'](.*)["']$/.exec(source.slice(start, end))?.[1];
      return specifier === undefined ? [] : [{ specifier, isType: false }];
    }),
  ];
}

const ENDINGS = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];

/** Returns whether a specifier refers to a project module rather than a package. */
export const isOwn = (specifier: string): boolean => /^(@\/|\.)/.test(specifier);

/**
 * Returns the path from the project's root of one of our modules; null for a package or a file that doesn't exist.
 * @param exists whether there is a file at a path from the root
 */
export function resolveImport(from: string, specifier: string, exists: (file: string) => boolean): string | null {
  if (!isOwn(specifier)) return null;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier);
  return ENDINGS.map((ending) => base + ending).find(exists) ?? null;
}

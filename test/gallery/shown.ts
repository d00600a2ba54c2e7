import { readFileSync } from "node:fs";
import path from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { readImports, resolveImport } from "@/test/projects/read-imports";

/** A component by its file and name: `components/ui/count.tsx Count`. */
export type ComponentName = string;

const nameIn = (file: string, name: string): ComponentName => `${file} ${name}`;

/** Returns the components that a file exports: values with a name in PascalCase. */
export function exportedComponents(file: string, source: string): ComponentName[] {
  if (path.extname(file) !== ".tsx") return [];
  return parseSync(file, source)
    .module.staticExports.flatMap(({ entries }) => entries)
    .filter(({ isType }) => !isType)
    .flatMap(({ exportName }) => (/^[A-Z](?![A-Z_]+$)/.test(exportName.name ?? "") ? [exportName.name ?? ""] : []))
    .map((name) => nameIn(file, name));
}

/** Returns the components of other files that a file renders as JSX. */
export function renderedComponents(file: string, source: string, exists: (file: string) => boolean): ComponentName[] {
  const { module, program } = parseSync(file, source);
  const used = new Set<string>();
  new Visitor({
    JSXOpeningElement({ name }) {
      if (name.type === "JSXIdentifier") used.add(name.name);
    },
  }).visit(program);
  return module.staticImports.flatMap(({ moduleRequest, entries }) => {
    const target = resolveImport(file, moduleRequest.value, exists);
    if (target === null) return [];
    return entries.flatMap(({ importName, localName }) =>
      used.has(localName.value) ? [nameIn(target, importName.name ?? "default")] : [],
    );
  });
}

/** Returns a page and the files below `folder` that it imports, directly or through others of them. */
export function filesBehind(page: string, folder: string, exists: (file: string) => boolean): string[] {
  const found = new Set([page]);
  for (const file of found)
    for (const { specifier } of readImports(file, readFileSync(file, "utf8"))) {
      const target = resolveImport(file, specifier, exists);
      if (target?.startsWith(`${folder}/`)) found.add(target);
    }
  return [...found];
}

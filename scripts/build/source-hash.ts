import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

interface Sources {
  folders: readonly string[];
  rootFiles: RegExp;
  /** Where the hash of the last build is stored, relative to the root. */
  kept: string;
}

const SOURCES = {
  /** What Next builds. Its files in the root include `proxy.ts`, `instrumentation.ts` and similar ones by their suffix. */
  pages: {
    folders: ["app", "components", "lib", "db", "inngest", "public", "rest", "scripts/build"],
    rootFiles:
      /^(?!.*\.(test|config)\.|next-env|server\.ts).*\.(ts|tsx)$|^(next|postcss)\.config\.|^tsconfig\.json$|^package-lock\.json$/,
    kept: ".next/source-hash",
  },
  /** What esbuild bundles. */
  bundles: {
    folders: ["db", "inngest", "lib", "rest", "sandbox", "scripts"],
    rootFiles: /^(server\.ts|tsconfig\.json|package-lock\.json)$/,
    kept: "dist/source-hash",
  },
} as const satisfies Record<string, Sources>;
export type Built = keyof typeof SOURCES;

const NOT_BUILT = /\.test\.tsx?$|\.sql$|\.mjs$/;

export const hashFile = (root: string, built: Built): string => path.join(root, SOURCES[built].kept);

/** Returns a SHA-256 hash in hex over everything that a build depends on: paths and contents, but no dates. */
export async function sourceHash(root: string, built: Built = "pages"): Promise<string> {
  const { folders, rootFiles }: Sources = SOURCES[built];
  const files = folders.flatMap((folder) => filesUnder(root, folder));
  files.push(...(await readdir(root)).filter((name) => rootFiles.test(name)));
  const hash = createHash("sha256");
  for (const [name, value] of Object.entries(process.env).sort(byName))
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${value}\0`);
  for (const file of files.sort()) {
    // A thousand small files: several times faster than reading them asynchronously.
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * Whether the last build is of the current source. Where only a build was installed, there is no source that it could
 * differ from.
 */
export async function isCurrent(root: string, built: Built): Promise<boolean> {
  const hash = await readFile(hashFile(root, built), "utf8").catch(() => "");
  if (hash === "") return false;
  return !(await hasSource(root)) || hash === (await sourceHash(root, built));
}

const hasSource = async (root: string): Promise<boolean> => (await readdir(root)).includes("server.ts");

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

function filesUnder(root: string, folder: string): string[] {
  const directory = path.join(root, folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
}

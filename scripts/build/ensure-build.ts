import { spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bundle } from "@/scripts/build/bundle";
import { hashFile, isCurrent, sourceHash } from "@/scripts/build/source-hash";
import { Failure } from "@/scripts/failure";

export interface BuildOptions {
  root: string;
  /** Builds even if the last build is of the current source. */
  force?: boolean;
  /** Prints Next's output; otherwise only its end is printed if the build fails. */
  verbose?: boolean;
  signal?: AbortSignal;
}

/** Bundles the programs unless they are bundled from this source. @returns whether it did */
export async function ensureBundles({ root, force }: Pick<BuildOptions, "root" | "force">): Promise<boolean> {
  if (!force && (await isCurrent(root, "bundles"))) return false;
  await bundle(root);
  return true;
}

/**
 * Builds the pages unless they are built from this source.
 * @returns whether it did. @throws Failure with the end of Next's output
 */
export async function ensureBuild(options: BuildOptions): Promise<boolean> {
  const { root } = options;
  if (!options.force && (await isCurrent(root, "pages"))) return false;
  // Hashed before building, so that edits made during the build cause another build at the next start.
  const hash = await sourceHash(root);
  await rm(hashFile(root, "pages"), { force: true });
  await runNextBuild(options);
  await writeFile(hashFile(root, "pages"), hash);
  return true;
}

async function runNextBuild({ root, verbose, signal }: BuildOptions): Promise<void> {
  const next = createRequire(path.join(root, "package.json")).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    stdio: ["ignore", verbose ? "inherit" : "pipe", verbose ? "inherit" : "pipe"],
    // Ctrl-C in the terminal reaches the caller, which ends the build through the signal.
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-4000);
    });
  const abort = () => {
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  };
  signal?.addEventListener("abort", abort, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  signal?.removeEventListener("abort", abort);
  signal?.throwIfAborted();
  if (code !== 0) throw new Failure("The production build", `next build ended with ${code}.`, output.trim());
}

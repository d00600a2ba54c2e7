import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * Runs a bundled program with plain Node: `node scripts/launch.mjs start [arguments]`. Bundles the programs first if
 * the source has changed. The bundle itself says whether it has, so a current one starts without a compiler.
 */
const [program = "start", ...args] = process.argv.slice(2);
const root = process.cwd();
/** @param {string} name */
const bundleOf = (name) => new URL(`../dist/${name}.js`, import.meta.url).href;

if (!(await isBundled())) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/build/bundle-process.ts"], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
process.argv.splice(1, process.argv.length, path.join(root, "dist", `${program}.js`), ...args);
await import(bundleOf(program));

/** Not there, damaged or of another source: no. */
async function isBundled() {
  try {
    const { isBundled } = await import(bundleOf("is-bundled"));
    return await isBundled(root);
  } catch {
    return false;
  }
}

import { constants, copyFileSync, lstatSync, mkdirSync, readlinkSync, symlinkSync } from "node:fs";
import path from "node:path";
import { isCurrent } from "@/scripts/build/source-hash";
import { Failure } from "@/scripts/failure";
import { packageFiles } from "@/scripts/package/package-files";

export interface Written {
  files: number;
  bytes: number;
}

/**
 * Copies the built product with everything that it needs to run into a folder that doesn't exist yet.
 * @throws Failure if the build is not of the current source
 */
export async function writePackage(root: string, folder: string): Promise<Written> {
  for (const built of ["pages", "bundles"] as const)
    if (!(await isCurrent(root, built)))
      throw new Failure("The package", `the ${built} are not built from this source.`, "Run `npm run build` first.");
  mkdirSync(folder, { recursive: true });
  const files = await packageFiles(root);
  let bytes = 0;
  for (const file of files) {
    const [from, to] = [path.join(root, file), path.join(folder, file)];
    mkdirSync(path.dirname(to), { recursive: true });
    const stat = lstatSync(from);
    bytes += stat.size;
    if (stat.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    // On file systems that can, without copying the data.
    else copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
  return { files: files.length, bytes };
}

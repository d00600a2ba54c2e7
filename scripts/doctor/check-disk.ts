import { statfs } from "node:fs/promises";
import { type Finding, findingsOf } from "@/scripts/doctor/finding";

const { ok, warning, error } = findingsOf("Disk");
const GIB = 1024 ** 3;

export interface Space {
  freeBytes: number;
  totalBytes: number;
}

/** Judges the space of the disk that has DATA_DIR. */
export function judgeSpace({ freeBytes, totalBytes }: Space, directory: string): Finding {
  const share = totalBytes === 0 ? 0 : freeBytes / totalBytes;
  const text = `${(freeBytes / GIB).toFixed(1)} GiB (${Math.round(share * 100)}%) free for ${directory}`;
  const advice = "Free space, or move DATA_DIR to a larger disk. A full disk stops everything that writes.";
  if (freeBytes < GIB / 4) return error(text, advice);
  return freeBytes < GIB || share < 0.05 ? warning(text, advice) : ok(text);
}

/** Checks the free space for DATA_DIR, and the result of a trial write to the database. */
export async function checkDisk(dataDir: string, isWritable: boolean): Promise<Finding[]> {
  const space = await statfs(dataDir).then(
    ({ bavail, blocks, bsize }) => judgeSpace({ freeBytes: bavail * bsize, totalBytes: blocks * bsize }, dataDir),
    (failure: Error) =>
      warning(`${dataDir} can't be read: ${failure.message}`, "Run this as the user that runs Clipscope."),
  );
  const writes = isWritable
    ? ok("The database accepts writes")
    : error(
        "The database answers, but rejects writes",
        "Free space on the database's disk; behind a failover, point DATABASE_URL at the primary.",
      );
  return [space, writes];
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { z } from "zod";

const compress = promisify(gzip);

/** What Next's build records about each page. */
const Stats = z.array(
  z.object({
    route: z.string(),
    firstLoadUncompressedJsBytes: z.number(),
    firstLoadChunkPaths: z.array(z.string()),
  }),
);

export interface PageSize {
  route: string;
  /** JavaScript needed before the page works, in bytes. */
  plain: number;
  /** The same, compressed with gzip as it is sent. */
  compressed: number;
}

/** Returns the first-load JavaScript of each page of the last production build, largest first. */
export async function pageSizes(root: string): Promise<PageSize[]> {
  const file = path.join(root, ".next", "diagnostics", "route-bundle-stats.json");
  const pages = Stats.parse(JSON.parse(await readFile(file, "utf8")));
  const sizes = new Map<string, number>();
  for (const chunk of new Set(pages.flatMap((page) => page.firstLoadChunkPaths)))
    sizes.set(chunk, (await compress(await readFile(path.join(root, chunk)))).length);
  return pages
    .map(({ route, firstLoadUncompressedJsBytes, firstLoadChunkPaths }) => ({
      route,
      plain: firstLoadUncompressedJsBytes,
      compressed: firstLoadChunkPaths.reduce((sum, chunk) => sum + (sizes.get(chunk) ?? 0), 0),
    }))
    .sort((a, b) => b.compressed - a.compressed);
}

const kb = (bytes: number) => `${Math.round(bytes / 1024)} KiB`.padStart(9);

export function describePageSizes(pages: readonly PageSize[]): string {
  const lines = pages.map(({ route, plain, compressed }) => `${kb(compressed)} ${kb(plain)}  ${route}`);
  return ["First-load JavaScript of each page (compressed, plain):", ...lines].join("\n");
}

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
  /** The files that it is made of, largest first. Old browsers load polyfills besides. */
  chunks: readonly { file: string; compressed: number }[];
}

/** Returns the first-load JavaScript of each page of the last production build, largest first. */
export async function pageSizes(root: string): Promise<PageSize[]> {
  const file = path.join(root, ".next", "diagnostics", "route-bundle-stats.json");
  const pages = Stats.parse(JSON.parse(await readFile(file, "utf8")));
  const sizes = new Map<string, number>();
  for (const chunk of new Set(pages.flatMap((page) => page.firstLoadChunkPaths)))
    sizes.set(chunk, (await compress(await readFile(path.join(root, chunk)))).length);
  return pages
    .map(({ route, firstLoadUncompressedJsBytes, firstLoadChunkPaths }) => {
      const chunks = firstLoadChunkPaths.map((file) => ({ file, compressed: sizes.get(file) ?? 0 }));
      return {
        route,
        plain: firstLoadUncompressedJsBytes,
        compressed: chunks.reduce((sum, { compressed }) => sum + compressed, 0),
        chunks: chunks.sort((a, b) => b.compressed - a.compressed),
      };
    })
    .sort((a, b) => b.compressed - a.compressed);
}

/** In units of 1,000 bytes. */
export const kb = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

export function describePageSizes(pages: readonly PageSize[]): string {
  const lines = pages.map(
    ({ route, plain, compressed }) => `${kb(compressed).padStart(8)} ${kb(plain).padStart(8)}  ${route}`,
  );
  return ["First-load JavaScript of each page (compressed, plain):", ...lines].join("\n");
}

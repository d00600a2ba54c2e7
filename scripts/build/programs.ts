/** The processes of the product, by the name of their bundle in `dist/`, and the modules that they run. */
export const PROGRAMS = {
  start: "scripts/start.ts",
  admin: "scripts/admin.ts",
  web: "server.ts",
  executor: "inngest/executor/main.ts",
  sandbox: "sandbox/main.ts",
  demo: "scripts/start/demo-process.ts",
  "end-with-parent": "scripts/start/end-with-parent.ts",
  "is-bundled": "scripts/build/is-bundled.ts",
} as const;
export type Program = keyof typeof PROGRAMS;

/** Folder of the bundles, relative to the project root. */
export const BUNDLES = "dist";

/** Packages of the server that stay packages: native ones, and those that find their files relative to themselves. */
export const EXTERNAL_PACKAGES = [
  "postgres",
  "sharp",
  "fontkit",
  "@node-rs/argon2",
  "pino",
  "pino-pretty",
  "undici",
  "nodemailer",
  "prom-client",
  "@zip.js/zip.js",
] as const;

/** Returns Node's arguments for a program's source, as a process that ends with its parent. */
export const sourceCommand = (program: Program): string[] => [
  "--import",
  "tsx",
  "--import",
  `./${PROGRAMS["end-with-parent"]}`,
  PROGRAMS[program],
];

/**
 * The most megabytes that V8 takes for each half of its young generation, where its own 16 are too many: what a burst of
 * work has filled stays in memory afterwards. Less costs CPU time in collecting garbage, so programs that work hard keep
 * half of it.
 */
const SEMI_SPACE_MB: Partial<Record<Program, number>> = { web: 8, executor: 8, sandbox: 2 };

/** Returns the same for its bundle. */
export const bundleCommand = (program: Program): string[] => [
  ...(SEMI_SPACE_MB[program] ? [`--max-semi-space-size=${SEMI_SPACE_MB[program]}`] : []),
  "--import",
  `./${BUNDLES}/end-with-parent.js`,
  `${BUNDLES}/${program}.js`,
];

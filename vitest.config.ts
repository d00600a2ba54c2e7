import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { findServiceTests } from "./test/projects/needs-services.ts";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const exclude = ["**/node_modules", ".next", ".data", "dist", "e2e"];
/** Runs only where the API tests go through Next alone, which needs a production build. */
const nextAlone = "**/next-alone.test.ts";
const transport = process.env.CONTRACT_TRANSPORT ?? "direct";
// Escaped, as a route's folder may be named "(public)" or "[id]".
const dbTests = [...findServiceTests(root).keys()].map((file) => file.replace(/[()[\]{}*?!]/g, "\\$&"));

const resolve = { alias: { "@": root } };

/** What all projects share. They don't extend the configuration: Vitest would load this file again for each of them. */
const shared = {
  environment: "node",
  // Long enough for a busy machine; what hangs is caught all the same.
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** How tests run that need PostgreSQL and the sandbox. */
const onServices = {
  ...shared,
  globalSetup: "./test/global-setup.ts",
  setupFiles: ["./test/setup-shared-process.ts", "./test/setup-db.ts"],
  sequence: { setupFiles: "list" as const },
  pool: "forks" as const,
  // The first setup file loads every module of the project again for each test file; packages stay loaded.
  isolate: false,
};

export default defineConfig({
  test: {
    // Tests wait for PostgreSQL a third of the time.
    maxWorkers: 3,
    teardownTimeout: 20_000,
    // Whether a file is in `unit` or `db` follows from its imports: test/projects/needs-services.ts.
    projects: [
      {
        resolve,
        test: {
          ...shared,
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, ...dbTests],
          setupFiles: "./test/setup-unit.ts",
          pool: "threads",
          // What is pure keeps nothing that could leak, and half of a file's time would go into loading modules again.
          isolate: false,
        },
      },
      {
        resolve,
        test: {
          name: "db",
          include: dbTests,
          exclude: [...exclude, nextAlone],
          ...onServices,
        },
      },
      {
        resolve,
        test: {
          name: "direct",
          // The contract once more, over the direct transport of server.ts instead of the handlers of the route files;
          // with CONTRACT_TRANSPORT=next, through Next alone, from the production build.
          include: ["app/api/_contract/*.test.ts"],
          exclude: [
            ...exclude,
            ...["**/route-files.test.ts", "**/typed-clients.test.ts"],
            ...(transport === "next" ? [] : [nextAlone]),
          ],
          env: { CONTRACT_TRANSPORT: transport },
          ...onServices,
        },
      },
    ],
  },
});

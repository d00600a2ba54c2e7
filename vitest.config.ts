import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { type Project, projectOf } from "./test/projects/needs-services.ts";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const exclude = ["**/node_modules", ".next", ".data", "dist", "e2e"];
const projects = projectOf(root);
// Escaped, as a route's folder may be named "(public)" or "[id]".
const testsOf = (project: Project) =>
  [...projects].flatMap(([file, its]) => (its === project ? [file.replace(/[()[\]{}*?!]/g, "\\$&")] : []));
const withServices = { globalSetup: "./test/global-setup.ts", pool: "forks" } as const;
const setUpDb = "./test/setup-db.ts";
const setUpShared = [setUpDb, "./test/setup-shared-process.ts"];

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    environment: "node",
    // Tests wait for PostgreSQL a third of the time.
    maxWorkers: 3,
    // Long enough for a busy machine; what hangs is caught all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // Which one a file belongs to follows from its text and imports: test/projects/needs-services.ts. Loading modules again
    // for each file would take a third of the time, so files share a process unless they change it.
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Also files that are new: `npm run test:watch` finds them.
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, ...testsOf("db"), ...testsOf("process")],
          setupFiles: "./test/setup-unit.ts",
          pool: "threads",
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "db", include: testsOf("db"), exclude, ...withServices, setupFiles: setUpShared, isolate: false },
      },
      {
        extends: true,
        test: { name: "process", include: testsOf("process"), exclude, ...withServices, setupFiles: setUpDb },
      },
    ],
  },
});

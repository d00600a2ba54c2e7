import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules", ".next", ".data", "dist", "e2e"],
    globalSetup: "./test/global-setup.ts",
    setupFiles: "./test/setup.ts",
    // A process a file: nothing that a module keeps in memory leaks from one file into another.
    pool: "forks",
    maxWorkers: 2,
    // Long enough for a busy machine; what hangs is caught all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});

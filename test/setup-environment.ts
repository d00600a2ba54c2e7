import { afterEach, beforeEach } from "vitest";

/** Shared by both kinds of tests: a clean environment, and no unnoticed error output. */

// Anything else in the environment would make tests depend on the machine.
for (const variable of [
  "YOUTUBE_API_KEY",
  "X_BEARER_TOKEN",
  "RAPIDAPI_KEY",
  "INSTAGRAM_GRAPH_TOKEN",
  "SMTP_URL",
  "APP_URL",
  "TRUSTED_PROXIES",
])
  delete process.env[variable];
for (const variable of Object.keys(process.env))
  if (/^INNGEST_|_BASE_URL$/.test(variable)) delete process.env[variable];
Object.assign(process.env, {
  NODE_ENV: "test",
  NEXTAUTH_SECRET: "a-secret-for-tests-of-at-least-32-characters",
  // Invalid keys and broken responses are logged, and tests cause them intentionally.
  LOG_LEVEL: "silent",
});

let errors: unknown[][] = [];
const report = console.error;
console.error = (...args: unknown[]) => {
  errors.push(args);
  report(...args);
};

beforeEach(() => {
  errors = [];
});

// A test that expects one replaces console.error itself (vi.spyOn).
afterEach(() => {
  const unexpected = errors;
  errors = [];
  if (unexpected.length > 0) throw new Error(`Unexpected console.error: ${unexpected.map(String).join("\n")}`);
});

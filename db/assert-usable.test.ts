import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { assertUsable } from "@/db/assert-usable";
import { env } from "@/lib/core/env";

const { DATABASE_URL, NEXTAUTH_SECRET = "" } = env();
/** The server's own database has none of our tables. */
const unmigrated = inject("postgresUrl");

test("a database with another schema version is rejected with an error that says what to do", async () => {
  await assertUsable(DATABASE_URL, NEXTAUTH_SECRET);
  await expect(assertUsable(unmigrated, NEXTAUTH_SECRET)).rejects.toThrow(
    /no tables yet[\s\S]*npm run admin -- migrate/,
  );
});

test("nothing starts without a secret", async () => {
  await expect(assertUsable(DATABASE_URL, undefined)).rejects.toThrow("NEXTAUTH_SECRET is not set");
});

test.each([
  ["server.ts", "The web server cannot start"],
  ["inngest/executor/main.ts", "The executor cannot start"],
])("%s exits on an unmigrated database with one message", async (script, said) => {
  const run = promisify(execFile)(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: unmigrated, NEXTAUTH_SECRET, PORT: "1" },
  });
  await expect(run).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(new RegExp(`^${said}: The database has no tables yet\\. .*migrate.*\\n$`)),
  });
});

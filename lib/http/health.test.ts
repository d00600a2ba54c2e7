import { expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { answerHealth, checkHealth } from "@/lib/http/health";

test("a database that answers is well", async () => {
  const response = await answerHealth();
  expect([response.status, await response.json()]).toEqual([200, { status: "ok", database: "ok" }]);
});

test("a database that is not there is told, in time", async () => {
  const gone = openDatabase("postgres://nobody@127.0.0.1:9/none", 1);
  const started = Date.now();
  expect(await checkHealth({ db: gone.db, now: () => new Date() })).toEqual({
    status: "unavailable",
    database: "unreachable",
  });
  expect(Date.now() - started).toBeLessThan(4_000);
  await gone.close();
});

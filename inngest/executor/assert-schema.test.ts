import { expect, inject, test } from "vitest";
import { assertSchema } from "@/inngest/executor/assert-schema";
import { env } from "@/lib/env";

test("an executor does not start on a database that is not migrated, and says what to do", async () => {
  await assertSchema(env().DATABASE_URL);
  // The server's own database has none of our tables.
  await expect(assertSchema(inject("postgresUrl"))).rejects.toThrow(/no tables yet[\s\S]*npm run admin -- migrate/);
});

import postgres from "postgres";
import { expect, test } from "vitest";
import { env } from "@/lib/core/env";

const REFUSAL = /Unit tests open no connections/;

test("a unit test that uses the database fails with advice on where it belongs", async () => {
  const sql = postgres("postgres://127.0.0.1:5432/clipscope", { max: 1, connect_timeout: 1 });
  await expect(sql`select 1`).rejects.toThrow(REFUSAL);
  expect(env().DATABASE_URL).toMatch(/\.invalid\//);
});

test("and so does one that makes a request", async () => {
  const failure = await fetch("http://127.0.0.1:3000").catch((error: Error) => error);
  expect(failure).toMatchObject({ cause: { message: expect.stringMatching(REFUSAL) } });
});

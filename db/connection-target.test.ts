import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { connectionTarget } from "@/db/connection-target";
import { connectionOptions } from "@/db/settings";
import { parseDatabaseUrl, withDatabaseName } from "@/lib/core/env/database-url";

/** Returns the options as the driver reads them. */
const read = (url: string) => postgres(connectionOptions(url, "web", 1)).options;

test.each<[string, Record<string, unknown>]>([
  ["postgres://ada:p%40w%25@db.example.com:5433/clips", { user: "ada", pass: "p@w%", database: "clips", port: [5433] }],
  ["postgresql://ada:p#w:x@db.example.com/my%20clips", { pass: "p#w:x", database: "my clips", port: [5432] }],
  ["postgres://ada:p@w@db.example.com/clips", { pass: "p@w", host: ["db.example.com"] }],
  ["postgres://[2001:db8::1]:5433/clips", { host: ["2001:db8::1"], port: [5433] }],
  ["postgres://a.example:1,b.example/clips", { host: ["a.example", "b.example"], port: [1, 5432] }],
  ["postgres:///clips?host=/var/run/postgresql", { path: "/var/run/postgresql/.s.PGSQL.5432", ssl: false }],
  ["postgres://ada@/clips?host=/run/pg&port=5433", { path: "/run/pg/.s.PGSQL.5433", user: "ada" }],
  ["postgres://%2Fvar%2Frun%2Fpostgresql:5433/clips", { path: "/var/run/postgresql/.s.PGSQL.5433" }],
  ["postgres://h.example/x?dbname=clips&user=ada&password=p%26w+x", { database: "clips", user: "ada", pass: "p&w+x" }],
])("%s", (url, expected) => {
  expect(parseDatabaseUrl(url).errors).toEqual([]);
  expect(read(url)).toMatchObject(expected);
});

test.each([
  "mysql://db.example.com/clips",
  "db.example.com/clips",
  "postgres://ada:50%off@db.example.com/clips",
  "postgres://ada:p/w@db.example.com/clips",
  "postgres://ada:p?w@db.example.com/clips",
  "postgres://db.example.com:port/clips",
  "postgres://db.example.com:70000/clips",
  "postgres://db example.com/clips",
])("rejects %s without repeating any of it", (url) => {
  const { target, errors } = parseDatabaseUrl(url);
  expect([target, errors.length > 0]).toEqual([null, true]);
  expect(errors.join()).not.toMatch(/ada|off|clips|example/);
});

test("sslmode means the same as in PostgreSQL's own clients", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "clipscope-tls-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "ca.pem");
  await writeFile(file, "authority");
  const ssl = (query: string, host = "db.example.com") =>
    connectionTarget(`postgres://${host}/clips?${query}`).target.ssl;
  expect([ssl(""), ssl("", "localhost"), ssl("sslmode=disable"), ssl("sslmode=allow")]).toEqual([
    ...["prefer", false, false, "prefer"],
  ]);
  expect([ssl("sslmode=require"), ssl("ssl=true"), ssl("sslmode=require", "127.0.0.1")]).toEqual(
    Array(3).fill("require"),
  );
  expect(ssl("sslmode=verify-full")).toEqual({ rejectUnauthorized: true });
  expect(ssl("sslmode=verify-full", "192.0.2.1")).toEqual({ rejectUnauthorized: true, host: "192.0.2.1" });
  expect(ssl("sslmode=require&sslrootcert=system")).toEqual({ rejectUnauthorized: true });
  const authority = Buffer.from("authority");
  const anyName = { rejectUnauthorized: true, ca: authority, checkServerIdentity: expect.any(Function) };
  expect(ssl(`sslmode=require&sslrootcert=${file}`)).toEqual(anyName);
  expect(ssl(`sslmode=verify-ca&sslrootcert=${file}`)).toEqual(anyName);
  expect(
    ssl(`sslmode=verify-full&sslrootcert=${file}&sslcert=${file}&sslkey=${file}&ssl_min_protocol_version=TLSv1.3`),
  ).toEqual({ rejectUnauthorized: true, ca: authority, cert: authority, key: authority, minVersion: "TLSv1.3" });
});

test("only the database name changes", () => {
  expect(withDatabaseName("postgres://ada:p%40w@h:1/x?host=/run/pg&dbname=y&sslmode=disable", "a b")).toBe(
    "postgres://ada:p%40w@h:1/a%20b?host=/run/pg&sslmode=disable",
  );
  expect(withDatabaseName("postgresql:///x?host=/run/pg", "y")).toBe("postgresql:///y?host=/run/pg");
  expect(withDatabaseName("postgres://h", "y")).toBe("postgres://h/y");
});

import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type postgres from "postgres";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "@/db/client";
import { withDatabaseName } from "@/lib/core/env/database-url";
import { SESSION_SETTINGS } from "@/lib/core/env/session-settings";
import { Failure } from "@/scripts/failure";
import { administer } from "@/scripts/postgres/administer";
import { migrate } from "@/scripts/postgres/migrate";
import { preflight } from "@/scripts/start/preflight";

const server = inject("postgresUrl");
const OPTIONS = { dev: false };

/** Returns the printed failure, or "fine" without one. */
const report = (source: Record<string, string>, notes: string[] = []) =>
  preflight(tmpdir(), source, OPTIONS, (line) => notes.push(line)).then(
    () => "fine",
    (error: unknown) => (error instanceof Failure ? error.message : Promise.reject(error)),
  );

/** A database and a role that owns it, both dropped after the test. */
async function makeDatabase(
  clause: string,
  setUp: (sql: postgres.Sql, name: string) => Promise<unknown> = async () => {},
) {
  const name = `test_start_${randomBytes(4).toString("hex")}`;
  await administer(server, async (sql) => {
    await sql.unsafe(`create role ${name} login password 'p%w@/?#:'`);
    await sql.unsafe(`create database ${name} owner ${name} template template0 ${clause}`);
    await setUp(sql, name);
  });
  onTestFinished(() =>
    administer(server, async (sql) => {
      await sql.unsafe(`drop database ${name} with (force)`);
      await sql.unsafe(`drop role ${name}`);
    }),
  );
  const url = new URL(withDatabaseName(server, name));
  return `postgres://${name}:${encodeURIComponent("p%w@/?#:")}@${url.host}/${name}`;
}

test.each(["SQL_ASCII", "LATIN1", "WIN1252"])("rejects a database in %s with advice", async (encoding) => {
  const url = await makeDatabase(`encoding '${encoding}' locale 'C'`);
  expect(await report({ DATABASE_URL: url })).toMatch(
    new RegExp(`DATABASE_URL: .* ${encoding}; only UTF8[\\s\\S]*createdb`),
  );
});

test("reports errors of the environment and the database together, without values", async () => {
  const url = await makeDatabase("encoding 'LATIN1' locale 'C'");
  const text = await report({
    DATABASE_URL: url,
    APP_URL: "https://clips.example.com/app?x=hidden",
    MAIL_FROM: "Acme, Inc. hidden@example.com",
    INNGEST_BASE_URL: "http://jobs.example.com",
    TRUSTED_PROXIES: "10.0.0.0/99",
    NEXTAUTH_URL: "https://other.example.com",
    PORT: "70000",
  });
  for (const part of ["PORT", "APP_URL", "MAIL_FROM", "INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "TRUSTED_PROXIES"])
    expect(text).toContain(`\n  ${part}: `);
  expect(text).toMatch(/NEXTAUTH_URL: [\s\S]*DATABASE_URL: .*LATIN1/);
  expect(text).not.toMatch(/hidden|p%25w/);
});

test("settings of the role and the database don't affect our connections", async () => {
  const odd: Record<string, string> = {
    DateStyle: "German",
    IntervalStyle: "iso_8601",
    TimeZone: "America/New_York",
    bytea_output: "escape",
    extra_float_digits: "-3",
    standard_conforming_strings: "off",
    search_path: '"$user", other',
    default_transaction_isolation: "serializable",
    default_transaction_read_only: "on",
    client_encoding: "LATIN1",
    transform_null_equals: "on",
    array_nulls: "off",
    row_security: "off",
    xmloption: "document",
    idle_session_timeout: "50",
  };
  const url = await makeDatabase("encoding 'UTF8' locale 'C.UTF-8'", async (sql, name) => {
    for (const [setting, value] of Object.entries(odd)) {
      const literal = setting === "search_path" ? value : `'${value}'`;
      await sql.unsafe(`alter role ${name} set ${setting} = ${literal}`);
      await sql.unsafe(`alter database ${name} set ${setting} = ${literal}`);
    }
  });
  expect(await report({ DATABASE_URL: url })).toBe("fine");
  await migrate(url);
  const handle = openDatabase(url, 1);
  onTestFinished(() => handle.close());
  const rows = await handle.sql<{ name: string; setting: string }[]>`select name, setting from pg_settings`;
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  for (const [name, value] of Object.entries(SESSION_SETTINGS))
    expect([name, settings.get(name)]).toEqual([name, value]);
  const [row] = await handle.sql`
    select timestamptz '2026-03-10 12:00:00+00' as at, date '2026-03-10'::text as day, 0.1::float8 + 0.2 as float, '\\x00ff'::bytea as bytes, 'é' as text,
      '1 day 02:00'::interval::text as interval, ('{NULL}'::text[])[1] is null as nulls, 'a\\b' as slash`;
  expect(row).toEqual({
    // The client leaves the conversion to a date to drizzle.
    at: "2026-03-10 12:00:00+00",
    day: "2026-03-10",
    float: 0.1 + 0.2,
    bytes: Buffer.from([0, 255]),
    text: "é",
    interval: "1 day 02:00:00",
    nulls: true,
    slash: "a\\b",
  });
});

test("reports triggers disabled by a role, missing privileges and a newer schema", async () => {
  const url = await makeDatabase("encoding 'UTF8' locale 'C.UTF-8'", (sql, name) =>
    sql.unsafe(`alter role ${name} set session_replication_role = replica`),
  );
  expect(await report({ DATABASE_URL: url })).toContain("session_replication_role is replica");

  const foreign = await makeDatabase("encoding 'UTF8' locale 'C.UTF-8'", async (sql, name) => {
    await sql.unsafe(`alter database ${name} owner to current_user`);
  });
  expect(await report({ DATABASE_URL: foreign })).toMatch(
    /GRANT CREATE ON DATABASE[\s\S]*GRANT CREATE ON SCHEMA public/,
  );

  const newer = await makeDatabase("encoding 'UTF8' locale 'C.UTF-8'");
  await migrate(newer);
  expect(await report({ DATABASE_URL: newer })).toBe("fine");
  await administer(
    newer,
    (sql) => sql`update drizzle.__drizzle_migrations set created_at = created_at + 1000000000000`,
  );
  expect(await report({ DATABASE_URL: newer })).toContain("newer version");
  await expect(migrate(newer)).rejects.toThrow("newer version");
});

test("translates, drops or reports parameters of other clients", async () => {
  const url = await makeDatabase("encoding 'UTF8' locale 'C.UTF-8'");
  const notes: string[] = [];
  const fine = [
    "sslmode=prefer&channel_binding=require&pgbouncer=true&connection_limit=5&schema=public&gssencmode=disable",
    "connect_timeout=7&target_session_attrs=read-write&options=-c%20work_mem%3D8MB&application_name=x",
  ].join("&");
  expect(await report({ DATABASE_URL: `${url}?${fine}` }, notes)).toBe("fine");
  expect(notes.join("\n")).toMatch(/channel_binding[\s\S]*pgbouncer[\s\S]*connection_limit/);
  for (const [query, said] of [
    ["sslmode=verify", "sslmode must be one of"],
    ["sslmode=verify-ca&sslrootcert=/nowhere/ca.pem", "sslrootcert cannot be read (ENOENT)"],
    ["schema=tenant", "the tables are in the schema public"],
    ["service=x", "service is not supported"],
    ["TimeZone=Europe/Berlin", "TimeZone cannot be set"],
    ["sslmode=require", "if it does not support TLS"],
    ["foo=bar", "foo is not a known connection parameter"],
  ] as const)
    expect(await report({ DATABASE_URL: `${url}?${query}` })).toContain(said);
  const handle = openDatabase(`${url}?${fine}`, 1);
  onTestFinished(() => handle.close());
  expect(await handle.sql`select current_setting('work_mem') as work, current_setting('search_path') as path`).toEqual([
    { work: "8MB", path: "public" },
  ]);
});

test("reports failed connections with a reason", async () => {
  const url = new URL(server);
  const at = (host: string, rest = "") => `postgres://ada:secret@${host}/clips${rest}`;
  expect(await report({ DATABASE_URL: at("127.0.0.1:1") })).toMatch(/ECONNREFUSED[\s\S]*check the host and port/);
  expect(await report({ DATABASE_URL: at(url.host) })).toMatch(/authentication failed[\s\S]*percent-encoded/);
  expect(await report({ DATABASE_URL: at("", "?host=/nowhere/run") })).toMatch(/no such socket/);
  expect(await report({ DATABASE_URL: at("%2Fnowhere%2Frun") })).toMatch(/no such socket/);
  expect(await report({ DATABASE_URL: withDatabaseName(server, "no_such_database") })).toMatch(/createdb/);
  expect(await report({ DATABASE_URL: "postgres://ada:50%off@127.0.0.1:1/clips" })).toMatch(/password has a %/);
});

test("rejects a certificate of another authority", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "clipscope-tls-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, "ca.pem"), "not a certificate");
  const url = await makeDatabase("encoding 'UTF8' locale 'C.UTF-8'");
  // The test server has no TLS: a verifying connection must not fall back to plain text.
  for (const query of ["sslmode=verify-full", `sslmode=require&sslrootcert=${folder}/ca.pem`, "sslrootcert=system"])
    expect(await report({ DATABASE_URL: `${url}?${query}` })).not.toBe("fine");
});

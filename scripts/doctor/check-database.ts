import type postgres from "postgres";
import { openDatabase } from "@/db/client";
import { readSchemaState } from "@/db/schema-state";
import { DEADLINES } from "@/db/settings";
import { type Finding, findingsOf } from "@/scripts/doctor/finding";
import { administer } from "@/scripts/postgres/administer";
import { inspectDatabase } from "@/scripts/postgres/inspect-database";

const { ok, warning, error } = findingsOf("Database");

/** Connections of one web server and one executor besides twice DATABASE_POOL; see docs/operations.md. */
const FIXED_CONNECTIONS = 9;

/** Checks version, encoding, settings, privileges, schema, time limits, pooler and free connections. */
export async function checkDatabase(url: string, poolSize: number): Promise<Finding[]> {
  const errors = await inspectDatabase(url);
  if (errors.length > 0)
    return errors.map((text) => {
      const [reason = "", ...advice] = text.split("\n");
      return error(reason, advice.join("\n") || "See “The database” in docs/operations.md.");
    });
  return administer(url, async (sql) => {
    const [facts] = await sql<{ version: string; encoding: string; role: string; trigrams: boolean }[]>`
      select split_part(version(), ' on ', 1) as version, current_user as role,
        pg_encoding_to_char(encoding) as encoding,
        exists (select from pg_extension where extname = 'pg_trgm') as trigrams
      from pg_database where datname = current_database()`;
    return [
      ok(`${facts?.version}, encoding ${facts?.encoding}, role ${facts?.role}, no transaction pooling`),
      await checkSchema(sql),
      ...(await checkTimeLimits(url)),
      await checkConnections(sql, poolSize),
      ...(facts?.trigrams
        ? []
        : [
            warning(
              "The extension pg_trgm is missing: a search reads all rows",
              "Create it and its indexes as “The database” in docs/operations.md describes.",
            ),
          ]),
    ];
  });
}

async function checkSchema(sql: postgres.Sql): Promise<Finding> {
  const { kind, message } = await readSchemaState(sql);
  if (kind === "current") return ok("The schema is up to date");
  const [text = "", advice = ""] = message.split(/(?<=\.) (?=Run )/);
  return error(text.replace(/\.$/, ""), advice);
}

/** Reads the limits that a web server's connection gets: a pooler may drop them. */
async function checkTimeLimits(url: string): Promise<Finding[]> {
  const { sql, close } = openDatabase(url, 1, "web");
  const { statementMs, lockMs, idleInTransactionMs } = DEADLINES.web;
  const wanted: Record<string, number> = {
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
  };
  try {
    const rows = await sql<{ name: string; ms: number }[]>`
      select name, setting::int as ms from pg_settings where name = any (${Object.keys(wanted)}) order by name`;
    const wrong = rows.filter(({ name, ms }) => ms !== wanted[name]);
    if (wrong.length === 0) return [ok("Statements, locks and idle transactions have their time limits")];
    return wrong.map(({ name, ms }) => {
      const advice = `The product sets ${wanted[name]} ms, and a pooler drops it. Connect directly, or set it on the role:\nALTER ROLE … SET ${name} = ${wanted[name]}`;
      if (ms === 0) return error(`${name} is off: one statement can block everything`, advice);
      return warning(`${name} is ${ms} ms`, advice);
    });
  } finally {
    await close();
  }
}

async function checkConnections(sql: postgres.Sql, poolSize: number): Promise<Finding> {
  const [row] = await sql<{ max: number; others: number }[]>`
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as max,
      (select count(*)::int from pg_stat_activity
        where backend_type = 'client backend' and application_name <> 'clipscope') as others`;
  const free = (row?.max ?? 0) - (row?.others ?? 0);
  const needed = 2 * poolSize + FIXED_CONNECTIONS;
  if (free >= needed) return ok(`${free} connections for Clipscope; one machine needs up to ${needed}`);
  return warning(
    `${free} connections for Clipscope, but one machine needs up to ${needed}`,
    "Raise max_connections of PostgreSQL, or lower DATABASE_POOL.",
  );
}

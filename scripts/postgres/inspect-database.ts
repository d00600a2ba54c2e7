import type postgres from "postgres";
import { readSchemaState } from "@/db/schema-state";
import { SESSION_SETTINGS } from "@/lib/core/env/session-settings";
import { administer } from "@/scripts/postgres/administer";
import { describeConnectionError } from "@/scripts/postgres/connection-error";
import { isTransactionPooled, TRANSACTION_MODE } from "@/scripts/postgres/pooler-mode";

const MIN_VERSION = 15;

type Facts = {
  number: number;
  version: string;
  encoding: string;
  name: string;
  role: string;
  standby: boolean;
  replication_role: string;
  may_create: boolean;
  may_create_tables: boolean;
  has_public: boolean;
};

/** Returns every reason why the database cannot be used, each with advice. Empty if it can be used. */
export async function inspectDatabase(url: string): Promise<string[]> {
  try {
    if (await isTransactionPooled(url)) return [TRANSACTION_MODE];
    return await administer(url, async (sql) => {
      const facts = await readFacts(sql);
      if (facts.number < MIN_VERSION * 10_000)
        return [`PostgreSQL ${MIN_VERSION} or newer is needed; this is ${facts.version}`];
      return [...findErrors(facts), ...(await wrongSettings(sql)), ...(await findSchemaErrors(sql, facts))];
    });
  } catch (error) {
    return [describeConnectionError(error).join("\n")];
  }
}

async function readFacts(sql: postgres.Sql): Promise<Facts> {
  const [facts] = await sql<Facts[]>`
    select current_setting('server_version_num')::int as number, split_part(version(), ' on ', 1) as version,
      pg_encoding_to_char(encoding) as encoding, datname as name, current_user as role,
      pg_is_in_recovery() as standby, current_setting('session_replication_role') as replication_role,
      has_database_privilege(oid, 'CREATE') as may_create,
      coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), false) as may_create_tables,
      to_regnamespace('public') is not null as has_public
    from pg_database where datname = current_database()`;
  if (!facts) throw new Error("the database is not in its own catalog");
  return facts;
}

function findErrors({ encoding, standby, replication_role, role }: Facts): string[] {
  const errors: string[] = [];
  if (encoding !== "UTF8")
    errors.push(
      `the database's encoding is ${encoding}; only UTF8 can hold what the platforms send.\nCreate one with: createdb --encoding=UTF8 --template=template0 --locale=C.UTF-8 …`,
    );
  if (standby) errors.push("the server is a read-only standby; use the primary in DATABASE_URL");
  if (replication_role !== "origin")
    errors.push(
      `session_replication_role is ${replication_role}, which switches off the triggers that guard the ledger.\nA superuser resets it: ALTER ROLE ${role} RESET session_replication_role (or ALTER DATABASE …)`,
    );
  return errors;
}

/** Returns the settings that were not applied. A pooler may drop settings it does not know. */
async function wrongSettings(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name = any (${Object.keys(SESSION_SETTINGS)})`;
  return rows
    .filter(({ name, setting }) => setting !== SESSION_SETTINGS[name])
    .map(
      ({ name }) =>
        `${name} is not as every connection sets it; a pooler in between drops it.\nSet it on the role: ALTER ROLE … SET ${name} = '${SESSION_SETTINGS[name]}'`,
    );
}

async function findSchemaErrors(sql: postgres.Sql, facts: Facts): Promise<string[]> {
  const state = await readSchemaState(sql);
  if (state.kind === "ahead") return [state.message];
  if (state.kind === "current") return [];
  const errors: string[] = [];
  const grant = (what: string) => `GRANT CREATE ON ${what} TO ${facts.role}`;
  if (!facts.may_create)
    errors.push(`the role may not create schemas in it. Its owner can grant that: ${grant(`DATABASE ${facts.name}`)}`);
  if (!facts.has_public) errors.push("it has no schema public. Its owner can create it: CREATE SCHEMA public");
  else if (!facts.may_create_tables)
    errors.push(`the role may not create tables in it. Its owner can grant that: ${grant("SCHEMA public")}`);
  return errors;
}

import { SESSION_SETTINGS } from "@/lib/core/env/session-settings";

/** Result of `sortParameters` for the parameters of a connection URI. */
export interface SortedParameters {
  /** The parameters that are used. */
  parameters: Map<string, string>;
  errors: string[];
  notes: string[];
}

/** Server, database and credentials: parsed with the rest of the URI. */
const OF_THE_TARGET = new Set(["host", "port", "user", "password", "dbname", "database"]);

const HONORED = new Set([
  ...["sslmode", "ssl", "sslrootcert", "sslcert", "sslkey", "sslpassword", "sslnegotiation"],
  ...["ssl_min_protocol_version", "ssl_max_protocol_version"],
  ...["connect_timeout", "target_session_attrs", "options"],
]);

/** Parameters of other clients and of poolers; the product relies on none of them. */
const DROPPED = new Set([
  ...["application_name", "fallback_application_name", "client_encoding", "sslcompression", "sslsni", "sslcertmode"],
  ...["gssencmode", "krbsrvname", "gsslib", "gssdelegation", "uselibpqcompat", "load_balance_hosts"],
  ...["keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout"],
  ...["min_protocol_version", "max_protocol_version", "pool_timeout", "socket_timeout", "statement_cache_size"],
  ...["prepareThreshold", "prepared_statements", "workaround", "supa", "stringtype"],
]);

const NOTED: Record<string, string> = {
  channel_binding: "channel_binding is ignored: the driver does not support it",
  require_auth: "require_auth is ignored: the driver does not support it",
  requirepeer: "requirepeer is ignored: the driver does not support it",
  pgbouncer: "pgbouncer is ignored; a pooler in between has to be in session mode",
  connection_limit: "connection_limit is ignored; DATABASE_POOL sets the connections of a process",
  pool_size: "pool_size is ignored; DATABASE_POOL sets the connections of a process",
  max: "max is ignored; DATABASE_POOL sets the connections of a process",
};

const REFUSED: Record<string, string> = {
  hostaddr: "hostaddr is not supported; give the address as the host",
  service: "service is not supported; give its settings in the URL",
  passfile: "passfile is not supported; give the password in the URL or in PGPASSWORD",
  sslcrl: "sslcrl is not supported",
  sslcrldir: "sslcrldir is not supported",
  sslidentity: "sslidentity is not supported; use sslcert and sslkey",
  sslaccept: "sslaccept is not supported; use sslmode (require does not verify, verify-full does)",
  replication: "replication is not supported",
};

const SCHEMA_NAMES = new Set(["schema", "currentSchema", "search_path"]);
const SSL_MODES = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];
const SESSION_ATTRIBUTES = ["any", "read-write", "primary"];
const VALUES: Record<string, readonly string[]> = {
  sslmode: SSL_MODES,
  ssl: ["true", "false", "1", "0", ...SSL_MODES],
  sslnegotiation: ["postgres", "direct"],
  ssl_min_protocol_version: ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"],
  ssl_max_protocol_version: ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"],
  // The product writes, so a session on a read-only server is useless.
  target_session_attrs: SESSION_ATTRIBUTES,
};

/** Reports every parameter that is neither used nor harmless, instead of sending it to the server, which would reject it. */
export function sortParameters(given: ReadonlyMap<string, string>): SortedParameters {
  const sorted: SortedParameters = { parameters: new Map(), errors: [], notes: [] };
  for (const [name, value] of given) {
    const values = VALUES[name];
    if (OF_THE_TARGET.has(name)) continue;
    if (SCHEMA_NAMES.has(name)) {
      if (value !== "public")
        sorted.errors.push(`${name} cannot be set: the tables are in the schema public; remove it`);
    } else if (values && !values.includes(value)) sorted.errors.push(`${name} must be one of ${values.join(", ")}`);
    else if (name === "connect_timeout" && !/^\d{1,4}$/.test(value))
      sorted.errors.push("connect_timeout must be a whole number of seconds");
    else if (name === "gssencmode" && value === "require") sorted.errors.push("gssencmode=require is not supported");
    else if (HONORED.has(name)) sorted.parameters.set(name, value);
    else if (REFUSED[name]) sorted.errors.push(REFUSED[name]);
    else if (NOTED[name]) {
      if (!["disable", "prefer", "false"].includes(value)) sorted.notes.push(NOTED[name]);
    } else if (!DROPPED.has(name)) sorted.errors.push(describeUnknown(name));
  }
  return sorted;
}

function describeUnknown(name: string): string {
  const shown = /^[\w.-]{1,60}$/.test(name) ? name : "a parameter with an unusual name";
  const pinned = Object.keys(SESSION_SETTINGS).find((setting) => setting.toLowerCase() === name.toLowerCase());
  return pinned
    ? `${shown} cannot be set: every connection sets it; remove it`
    : `${shown} is not a known connection parameter; remove it (server settings: options=-c%20name%3Dvalue)`;
}

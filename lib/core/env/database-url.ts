import { sortParameters } from "@/lib/core/env/database-url-parameters";

/** A database server and how to reach it: the parsed DATABASE_URL. */
export interface DatabaseTarget {
  /** At least one; a host that starts with `/` is the directory of a Unix socket. */
  hosts: { host: string; port: number }[];
  user: string | undefined;
  password: string | undefined;
  database: string | undefined;
  /** libpq's names and values, only those that the driver supports. */
  parameters: Map<string, string>;
}

export interface ParsedDatabaseUrl {
  /** null if there are errors. */
  target: DatabaseTarget | null;
  /** Why the URL is unusable. Never repeats a value: it may be a secret. */
  errors: string[];
  /** Requested settings that are ignored. */
  notes: string[];
}

const SCHEME = /^postgres(?:ql)?:\/\//i;
const DEFAULT_PORT = 5432;
const ENCODE = "write / as %2F, ? as %3F, # as %23, @ as %40, : as %3A and % as %25 in user and password";

/**
 * Parses a connection URI as PostgreSQL's own clients do (several hosts, sockets, settings as parameters). Doesn't use
 * `new URL`, which rejects some of these and leaves others encoded.
 */
export function parseDatabaseUrl(text: string): ParsedDatabaseUrl {
  const errors: string[] = [];
  const decode = (part: string, name: string): string => {
    try {
      return decodeURIComponent(part);
    } catch {
      errors.push(`the ${name} has a % that does not start an escape; write it as %25`);
      return "";
    }
  };
  if (!SCHEME.test(text)) return { target: null, errors: ["must start with postgres:// or postgresql://"], notes: [] };
  const [, authority = "", path = "", query = ""] =
    /^([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(text.replace(SCHEME, "")) ?? [];
  const at = authority.lastIndexOf("@");
  const [user = "", ...rest] = at < 0 ? [] : authority.slice(0, at).split(":");
  const given = new Map(
    query
      .split("&")
      .filter(Boolean)
      .map((pair) => {
        const [name = "", ...value] = pair.split("=");
        const plain = decode(name, "query");
        return [plain, decode(value.join("=").replaceAll("+", "%2B"), `parameter ${plain}`)] as const;
      }),
  );
  const hosts = parseHosts(
    given.get("host")?.split(",") ??
      authority
        .slice(at + 1)
        .split(",")
        .map((host) => decode(host, "host")),
    given.get("port")?.split(","),
    errors,
  );
  const { parameters, errors: refused, notes } = sortParameters(given);
  errors.push(...refused);
  const optional = (value: string) => value || undefined;
  const target: DatabaseTarget = {
    hosts,
    user: given.get("user") ?? optional(decode(user, "user")),
    password: given.get("password") ?? optional(decode(rest.join(":"), "password")),
    database: given.get("dbname") ?? given.get("database") ?? optional(decode(path, "database name")),
    parameters,
  };
  return { target: errors.length === 0 ? target : null, errors, notes };
}

/** @param ports of the parameter `port`: one for all hosts, or one per host */
function parseHosts(specs: string[], ports: string[] | undefined, errors: string[]): DatabaseTarget["hosts"] {
  return specs.map((spec, index) => {
    const [, bracketed, plain = "", ownPort] = /^(?:\[([^\]]*)\]|(\/.*?|[^:]*))(?::([^:]*))?$/.exec(spec) ?? [];
    const host = bracketed ?? plain;
    if (host === "" && spec !== "" && !/^:\d+$/.test(spec)) errors.push(`the host cannot be read; ${ENCODE}`);
    if (/[\s@#]/.test(host)) errors.push(`the host has characters that no host has; ${ENCODE}`);
    const text = ownPort || (ports?.[index] ?? ports?.[0]) || String(DEFAULT_PORT);
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65_535) errors.push(`the port is not a number from 1 to 65535; ${ENCODE}`);
    return { host: host || "localhost", port };
  });
}

/** Returns the URL with a different database name. */
export function withDatabaseName(url: string, name: string): string {
  const [head = "", query = ""] = splitOnce(url, "?");
  const origin = head.replace(/^([^/]*\/\/[^/]*).*$/, "$1");
  const kept = query.split("&").filter((pair) => pair && !/^(?:dbname|database)=/.test(pair));
  return `${origin}/${encodeURIComponent(name)}${kept.length > 0 ? `?${kept.join("&")}` : ""}`;
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

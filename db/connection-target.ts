import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import type { SecureVersion, ConnectionOptions as TlsOptions } from "node:tls";
import type postgres from "postgres";
import { type DatabaseTarget, parseDatabaseUrl } from "@/lib/core/env/database-url";

export type ConnectionTarget = Omit<postgres.Options<Record<never, never>>, "connection">;
type Tls = postgres.Options<Record<never, never>>["ssl"];

/**
 * Returns the host, credentials and TLS settings of a connection as driver options. The driver never gets the URL
 * itself: it would send unknown parameters to the server and let them override our settings.
 * @returns also the URL's `options` for the server
 * @throws Error that names what is wrong with the URL or a file it names, without values
 */
export function connectionTarget(url: string): { target: ConnectionTarget; startOptions: string | undefined } {
  const { target: parsed, errors } = parseDatabaseUrl(url);
  if (!parsed) throw new Error(`DATABASE_URL: ${errors.join("; ")}`);
  const { hosts, user, password, database, parameters } = parsed;
  const [first = { host: "localhost", port: 5432 }] = hosts;
  const isSocket = first.host.startsWith("/");
  const attributes = parameters.get("target_session_attrs");
  const seconds = Number(parameters.get("connect_timeout") ?? "");
  const target: ConnectionTarget = {
    ...(isSocket ? { path: `${first.host.replace(/\/$/, "")}/.s.PGSQL.${first.port}` } : {}),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(database === undefined ? {} : { database }),
    ssl: isSocket ? false : tls(parsed),
    ...(parameters.get("sslnegotiation") === "direct" ? { sslnegotiation: "direct" } : {}),
    ...(seconds > 0 ? { connect_timeout: seconds } : {}),
    ...(attributes === "read-write" || attributes === "primary" ? { target_session_attrs: attributes } : {}),
  };
  // As lists: the driver would split a string at the colons of an IPv6 address.
  const lists = { host: hosts.map(({ host }) => host), port: hosts.map(({ port }) => port) };
  return { target: Object.assign(target, lists), startOptions: parameters.get("options") };
}

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127\./.test(host);

/** Returns TLS options with `sslmode` as PostgreSQL's own clients define it; without one, remote servers that offer TLS use it. */
function tls({ hosts, parameters }: DatabaseTarget): Tls {
  const given = parameters.get("sslmode") ?? fromBoolean(parameters.get("ssl"));
  const root = parameters.get("sslrootcert");
  const mode =
    given ?? (root === "system" ? "verify-full" : hosts.every(({ host }) => isLoopback(host)) ? "disable" : "prefer");
  if (mode === "disable") return false;
  const ca = root && root !== "system" ? readPart("sslrootcert", root) : undefined;
  const details: TlsOptions = {
    ...(ca ? { ca } : {}),
    ...readCertificate(parameters),
    ...versions(parameters),
  };
  const verifies = mode.startsWith("verify") || (mode === "require" && ca !== undefined) || root === "system";
  if (!verifies && Object.keys(details).length === 0) return mode === "require" ? "require" : "prefer";
  if (!verifies) return { ...details, rejectUnauthorized: false };
  const [{ host } = { host: "" }] = hosts;
  const checksName = mode === "verify-full" || root === "system";
  return {
    ...details,
    rejectUnauthorized: true,
    // The driver omits the name if the host is an IP address; the certificate is still checked against it.
    ...(isIP(host) ? { host } : {}),
    ...(checksName ? {} : { checkServerIdentity: () => undefined }),
  };
}

function fromBoolean(ssl: string | undefined): string | undefined {
  if (ssl === "true" || ssl === "1") return "require";
  return ssl === "false" || ssl === "0" ? "disable" : ssl;
}

function readCertificate(parameters: DatabaseTarget["parameters"]): TlsOptions {
  const [cert, key, passphrase] = ["sslcert", "sslkey", "sslpassword"].map((name) => parameters.get(name));
  return {
    ...(cert ? { cert: readPart("sslcert", cert) } : {}),
    ...(key ? { key: readPart("sslkey", key) } : {}),
    ...(passphrase ? { passphrase } : {}),
  };
}

const VERSIONS: readonly SecureVersion[] = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];

function versions(parameters: DatabaseTarget["parameters"]): TlsOptions {
  const read = (name: string) => VERSIONS.find((version) => version === parameters.get(name));
  const [minVersion, maxVersion] = [read("ssl_min_protocol_version"), read("ssl_max_protocol_version")];
  return { ...(minVersion ? { minVersion } : {}), ...(maxVersion ? { maxVersion } : {}) };
}

function readPart(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "unreadable";
    throw new Error(`DATABASE_URL: the file of ${name} cannot be read (${code})`);
  }
}

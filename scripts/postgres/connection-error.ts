type Described = [reason: string, advice: string];

const CHECK = "Check DATABASE_URL, that the server is running, and the role's privileges.";

/** Advice by the error code of PostgreSQL, Node or OpenSSL. */
const ADVICE: Record<string, string> = {
  "28P01": "Check the user and password in DATABASE_URL; special characters must be percent-encoded.",
  "3D000": "Create the database (createdb), or use another one in DATABASE_URL.",
  "53300": "The server has no connections left: raise its max_connections, or lower DATABASE_POOL.",
  "57P03": "The server is starting or stopping: try again in a moment.",
  "42501":
    "The role needs the privilege to create objects in the database and in its schema public (GRANT CREATE ON …).",
  ECONNREFUSED: "Nothing is listening there: check the host and port in DATABASE_URL, and that the server is running.",
  ENOTFOUND: "Check the host in DATABASE_URL; special characters in the user and password must be percent-encoded.",
  ECONNRESET: "The server closed the connection; if it does not support TLS, use sslmode=prefer or sslmode=disable.",
  ENOENT: "There is no such socket: check the directory and port in DATABASE_URL, and that the server is running.",
  EACCES: "This user cannot open the socket.",
  CONNECT_TIMEOUT: "The server does not respond: check the host, port and firewall.",
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "Set the server's certificate authority with sslrootcert in DATABASE_URL, or use sslmode=require.",
  SELF_SIGNED_CERT_IN_CHAIN:
    "Set the server's certificate authority with sslrootcert in DATABASE_URL, or use sslmode=require.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "Set the server's certificate authority with sslrootcert in DATABASE_URL.",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "Set the server's certificate authority with sslrootcert in DATABASE_URL.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate is for another host: use that host name, or sslmode=verify-ca.",
};

/** Returns why a database could not be used, and what to do about it. */
export function describeConnectionError(error: unknown): Described {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason = cause instanceof Error ? cause.message || code : String(cause);
  const pooled = /unsupported startup parameter(?: in options)?: (\w+)/i.exec(reason)?.[1];
  if (pooled)
    return [
      reason,
      "A pooler refuses settings that Clipscope makes. Connect directly, or let it ignore them\n(PgBouncer: ignore_startup_parameters) and set them on the role as docs/operations.md says.",
    ];
  if (/no encryption|SSL off/i.test(reason)) return [reason, "Add sslmode=require to DATABASE_URL."];
  return [reason, ADVICE[code] ?? CHECK];
}

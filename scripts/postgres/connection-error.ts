type Described = [reason: string, advice: string];

const CHECK = "Check DATABASE_URL, that the server runs, and the role's rights.";

/** What to do, by PostgreSQL's, Node's or OpenSSL's code. */
const ADVICE: Record<string, string> = {
  "28P01": "Check user and password in DATABASE_URL; special characters in them have to be percent-encoded.",
  "3D000": "Create the database (createdb), or name another in DATABASE_URL.",
  "53300": "The server has no connection left: raise its max_connections, or lower DATABASE_POOL.",
  "57P03": "The server is starting or stopping: try again in a moment.",
  "42501": "The role needs the right to create in the database and in its schema public (GRANT CREATE ON …).",
  ECONNREFUSED: "Nothing listens there: check host and port in DATABASE_URL, and that the server runs.",
  ENOTFOUND: "Check the host in DATABASE_URL; characters of user and password have to be percent-encoded.",
  ECONNRESET: "The server closed the connection; where it offers no TLS, use sslmode=prefer or sslmode=disable.",
  ENOENT: "There is no such socket: check the directory and port in DATABASE_URL, and that the server runs.",
  EACCES: "The socket cannot be opened by this user.",
  CONNECT_TIMEOUT: "The server does not answer: check host, port and firewall.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "Name the server's authority by sslrootcert in DATABASE_URL, or use sslmode=require.",
  SELF_SIGNED_CERT_IN_CHAIN: "Name the server's authority by sslrootcert in DATABASE_URL, or use sslmode=require.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "Name the server's authority by sslrootcert in DATABASE_URL.",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "Name the server's authority by sslrootcert in DATABASE_URL.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate is for another host: use that name, or sslmode=verify-ca.",
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

import { DrizzleQueryError } from "drizzle-orm";
import pino, { type Logger, type LoggerOptions } from "pino";
import { env } from "@/lib/core/env";

const SECRETS = [
  "key",
  "apiKey",
  "token",
  "password",
  "secret",
  "authorization",
  "cookie",
  "x-rapidapi-key",
  "x-api-key",
];

/** Drizzle's messages repeat a query's parameters, which may be addresses or hashes; the database's own do not. */
function serializeError(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) return serializeError(error.cause ?? new Error("a query failed"));
  // What a job's step threw comes back as a plain object, which is fit for the log as it is.
  return error instanceof Error ? pino.stdSerializers.err(error) : error;
}

/** Secrets are struck out one and two levels deep; better still, never hand them in. */
export const loggerOptions = (level: string): LoggerOptions => ({
  level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: serializeError },
  redact: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
});

let logger: Logger | undefined;
const instance = () => {
  logger ??= pino(loggerOptions(env().LOG_LEVEL));
  return logger;
};

type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal" | "child">;

/** The process's log, JSON a line on standard output. Made at first use, since the environment is validated only then. */
export const log: Log = {
  get debug() {
    return instance().debug.bind(instance());
  },
  get info() {
    return instance().info.bind(instance());
  },
  get warn() {
    return instance().warn.bind(instance());
  },
  get error() {
    return instance().error.bind(instance());
  },
  get fatal() {
    return instance().fatal.bind(instance());
  },
  get child() {
    return instance().child.bind(instance());
  },
};

import { DrizzleQueryError } from "drizzle-orm";
import pino, { type DestinationStream, type Logger, type LoggerOptions } from "pino";
import pretty from "pino-pretty";
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

/** Drizzle's messages repeat a query's parameters, which can be addresses or hashes; the database's own messages don't. */
function serializeError(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) return serializeError(error.cause ?? new Error("a query failed"));
  // An error thrown in a job's step comes back as a plain object, which can be logged as is.
  return error instanceof Error ? pino.stdSerializers.err(error) : error;
}

/** Secrets are redacted one and two levels deep; avoid passing them in the first place. */
export const loggerOptions = (level: string): LoggerOptions => ({
  level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: serializeError },
  redact: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
});

/** Returns a stream that writes lines for people: the time of day, the level, the message, then the rest as JSON. */
export const textStream = (options: { destination?: DestinationStream; colorize: boolean }): DestinationStream =>
  pretty({ ...options, sync: true, translateTime: "SYS:HH:MM:ss", singleLine: true });

let logger: Logger | undefined;
const instance = () => {
  const { LOG_FORMAT, LOG_LEVEL } = env();
  const isText = LOG_FORMAT ? LOG_FORMAT === "text" : process.stdout.isTTY;
  logger ??= isText
    ? pino(loggerOptions(LOG_LEVEL), textStream({ colorize: process.stdout.hasColors?.() ?? false }))
    : pino(loggerOptions(LOG_LEVEL));
  return logger;
};

type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal" | "child">;

/** The process's log on standard output: one JSON object per line, or text in a terminal. Created on first use, because the environment is validated then. */
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

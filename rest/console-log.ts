import { format, stripVTControlCharacters } from "node:util";
import { log } from "@/lib/core/log";

/** Errors of requests whose client disconnected: not our error, and not worth a log line. */
const WENT_AWAY = /\b(?:aborted|ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|ResponseAborted|payload_too_large)\b/;

const LEVELS = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error", trace: "debug" } as const;

const describesDeparture = (error: Error): boolean => {
  const { code = "" } = error as NodeJS.ErrnoException;
  return WENT_AWAY.test(`${error.name} ${code} ${error.message}`);
};

/**
 * Sends what libraries and the framework write to the console to the log, one JSON line each: plain console output,
 * including stacks, would break programs that parse the log.
 */
export function captureConsole(target: Pick<Console, keyof typeof LEVELS> = console): void {
  for (const [name, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, "debug" | "info" | "warn" | "error"][])
    target[name] = (...args: unknown[]) => {
      const err = args.find((arg) => arg instanceof Error);
      const rest = args.filter((arg) => arg !== err);
      const text = stripVTControlCharacters(format(...rest)).trim();
      if (err && describesDeparture(err)) log.debug({ reason: err.message }, text || err.message);
      else if (err) log[level]({ err }, text || err.message);
      else if (text) log[level](text);
    };
}

/** Does the same for Node's own output, and logs uncaught errors. */
export function captureProcess(): void {
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => log.warn({ warning: name }, message));
  process.on("unhandledRejection", (reason) => {
    if (reason instanceof Error && describesDeparture(reason))
      log.debug({ reason: reason.message }, "a client disconnected");
    else log.error({ err: reason }, "unhandled rejection");
  });
  process.on("uncaughtException", (error) => {
    if (describesDeparture(error)) return log.debug({ reason: error.message }, "a client disconnected");
    log.fatal({ err: error }, "uncaught exception");
    process.exit(1);
  });
}

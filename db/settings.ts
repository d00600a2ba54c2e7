import { connectionTarget } from "@/db/connection-target";
import { SESSION_SETTINGS } from "@/lib/core/env/session-settings";

/** Limits for the sessions of one kind of client. All times in milliseconds. */
export interface Deadlines {
  /** One statement, enforced by the server. */
  statementMs: number;
  /** Waiting for one lock. Shorter than a statement, so that the error names the cause. */
  lockMs: number;
  /** An idle transaction. */
  idleInTransactionMs: number;
  /** Waiting for a free connection in the pool. */
  waitMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** All kinds of database clients, listed in docs/operations.md. */
export const DEADLINES = {
  /** Requests: a caller waits for the response. */
  web: { statementMs: 15 * SECOND, lockMs: 4 * SECOND, idleInTransactionMs: 20 * SECOND, waitMs: 4 * SECOND },
  /** Background work, in the executor or in the web process of an Inngest server. */
  jobs: { statementMs: 2 * MINUTE, lockMs: 30 * SECOND, idleInTransactionMs: MINUTE, waitMs: MINUTE },
  /** Health and metrics: a response that takes longer counts as a failure. */
  health: { statementMs: 3 * SECOND, lockMs: SECOND, idleInTransactionMs: 5 * SECOND, waitMs: 2 * SECOND },
  signIn: { statementMs: 5 * SECOND, lockMs: 2 * SECOND, idleInTransactionMs: 10 * SECOND, waitMs: 4 * SECOND },
  /** Manually started scripts: demo data, admin, simulation, benchmarks. */
  scripts: { statementMs: 10 * MINUTE, lockMs: MINUTE, idleInTransactionMs: 10 * MINUTE, waitMs: 5 * MINUTE },
  /** Rewrites whole tables, and waits for another process that migrates. */
  migrations: { statementMs: 60 * MINUTE, lockMs: 10 * MINUTE, idleInTransactionMs: 10 * MINUTE, waitMs: MINUTE },
} as const satisfies Record<string, Deadlines>;

export type ClientKind = keyof typeof DEADLINES;

const CONNECT_SECONDS = 5;
/** After a burst, each idle connection would keep 6 to 10 MB of the server's memory. A new one takes milliseconds. */
const IDLE_SECONDS = 30;
/** Added to the server's own limit before an unresponsive server counts as gone. */
const SILENCE_MS = (CONNECT_SECONDS + 2) * SECOND;

/** Returns how long to wait for a response to a statement before giving up its connection, in milliseconds. */
export const silenceMs = ({ statementMs }: Deadlines): number => statementMs + SILENCE_MS;

/** Returns the session settings of every connection, sent when it opens. They are defined only here. */
export function sessionSettings({ statementMs, lockMs, idleInTransactionMs }: Deadlines) {
  const settings: Record<string, string | number> = {
    application_name: "clipscope",
    ...SESSION_SETTINGS,
    statement_timeout: statementMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
  };
  return settings;
}

/**
 * Returns options for `postgres()`. Every client in the product and its scripts uses them, and passes no URL.
 * @throws Error that names what is wrong with the URL
 */
export function connectionOptions(url: string, kind: ClientKind, max: number) {
  const { target, startOptions } = connectionTarget(url);
  const connection = sessionSettings(DEADLINES[kind]);
  // The server applies them first, so our own settings win.
  if (startOptions) connection.options = startOptions;
  return {
    connect_timeout: CONNECT_SECONDS,
    idle_timeout: IDLE_SECONDS,
    ...target,
    max,
    onnotice: () => {},
    connection,
  };
}

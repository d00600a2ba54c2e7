import { connectionTarget } from "@/db/connection-target";
import { SESSION_SETTINGS } from "@/lib/core/env/session-settings";

/** How long the sessions of one kind of client may take. All times in milliseconds. */
export interface Deadlines {
  /** One statement, on the server. */
  statementMs: number;
  /** Waiting for one lock. Shorter than a statement, so that the error names the reason. */
  lockMs: number;
  /** A transaction in which nothing happens. */
  idleInTransactionMs: number;
  /** Waiting for a free connection of the pool. */
  waitMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Every client of the database is one of these; docs/operations.md lists them. */
export const DEADLINES = {
  /** Requests: somebody waits for the answer. */
  web: { statementMs: 15 * SECOND, lockMs: 4 * SECOND, idleInTransactionMs: 20 * SECOND, waitMs: 4 * SECOND },
  /** Background work, in the executor or in the web process of an Inngest server. */
  jobs: { statementMs: 2 * MINUTE, lockMs: 30 * SECOND, idleInTransactionMs: MINUTE, waitMs: MINUTE },
  /** Health and metrics: an answer that takes longer is the answer. */
  health: { statementMs: 3 * SECOND, lockMs: SECOND, idleInTransactionMs: 5 * SECOND, waitMs: 2 * SECOND },
  signIn: { statementMs: 5 * SECOND, lockMs: 2 * SECOND, idleInTransactionMs: 10 * SECOND, waitMs: 4 * SECOND },
  /** What a person starts by hand: demo data, admin, simulation, benchmarks. */
  scripts: { statementMs: 10 * MINUTE, lockMs: MINUTE, idleInTransactionMs: 10 * MINUTE, waitMs: 5 * MINUTE },
  /** Rewrites whole tables, and waits for another process that migrates. */
  migrations: { statementMs: 60 * MINUTE, lockMs: 10 * MINUTE, idleInTransactionMs: 10 * MINUTE, waitMs: MINUTE },
} as const satisfies Record<string, Deadlines>;

export type ClientKind = keyof typeof DEADLINES;

const CONNECT_SECONDS = 5;
/** Beyond the server's own limit, before a server that says nothing counts as gone. */
const SILENCE_MS = (CONNECT_SECONDS + 2) * SECOND;

/** After how long without an answer to a statement its connection is given up. */
export const silenceMs = ({ statementMs }: Deadlines): number => statementMs + SILENCE_MS;

/** Session settings of every connection, sent when it opens. The one place for them. */
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
 * Options for `postgres()`: every client in the product and its scripts is opened with them, and with no URL beside them.
 * @throws Error that names what is wrong with the URL
 */
export function connectionOptions(url: string, kind: ClientKind, max: number) {
  const { target, startOptions } = connectionTarget(url);
  const connection = sessionSettings(DEADLINES[kind]);
  // The server reads them first: what we set wins.
  if (startOptions) connection.options = startOptions;
  return { connect_timeout: CONNECT_SECONDS, ...target, max, onnotice: () => {}, connection };
}

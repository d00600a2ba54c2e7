import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { Gate } from "@/db/gate";
import { type ClientKind, connectionOptions, DEADLINES, silenceMs } from "@/db/settings";
import { currentTenant } from "@/db/tenant";
import { DatabaseUnavailable } from "@/db/unavailable";
import { type QueryText, traceQuery } from "@/lib/core/telemetry/trace-query";

/** One postgres.js pool. If its server stops responding, the pool is replaced and everything waiting on it fails. */
interface Generation {
  sql: postgres.Sql;
  waiting: Set<(error: Error) => void>;
}

type Values = Parameters<postgres.Sql["unsafe"]>;
type Client = Pick<postgres.Sql, "unsafe">;

export interface Pool {
  /** `unsafe`, `begin` and tagged templates go through the gate and its deadlines. */
  sql: postgres.Sql;
  end(): Promise<void>;
}

export interface PoolOptions {
  /** Value format: as drizzle reads them (dates stay text; the default) or as postgres.js does. */
  valuesFor?: "drizzle" | "postgres";
  /** Set for connections that hold a lock: they must not be closed because they are old or idle. */
  keepsConnections?: boolean;
  types?: Record<string, postgres.PostgresType>;
}

/** Opens a pool where every wait has a deadline: for a connection, a lock, a statement and the server. */
export function openPool(
  url: string,
  kind: ClientKind,
  max: number,
  { valuesFor = "drizzle", keepsConnections = false, types }: PoolOptions = {},
): Pool {
  const deadlines = DEADLINES[kind];
  const gate = new Gate(max, deadlines.waitMs);
  const open = (): Generation => {
    const sql: postgres.Sql = postgres({
      ...connectionOptions(url, kind, max),
      ...(keepsConnections && { max_lifetime: null, idle_timeout: 0 }),
      ...(types && { types }),
    });
    // Called for its side effect on the client's options: every generation must read dates and JSON the same way.
    if (valuesFor === "drizzle") drizzle(sql);
    return { sql, waiting: new Set() };
  };
  let current = open();

  function giveUp(generation: Generation): void {
    if (generation === current) current = open();
    for (const fail of generation.waiting) fail(new DatabaseUnavailable("the database does not answer"));
    generation.sql.end({ timeout: 1 }).catch(() => undefined);
  }

  /** Settles with the work, or rejects when its generation is given up, whatever the work does. */
  async function on<T>(generation: Generation, work: () => PromiseLike<T>): Promise<T> {
    let fail = (_: Error): void => undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        fail = reject;
        generation.waiting.add(fail);
        work().then(resolve, reject);
      });
    } finally {
      generation.waiting.delete(fail);
    }
  }

  /**
   * Sends one statement. The server ends it at its limit; a server that doesn't has stopped responding. A single promise,
   * because a chain of them takes longer than the rest of a hot read.
   */
  function sendNow<T>(generation: Generation, statement: () => PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const answered = awaitAnswer(generation);
      const settle = () => {
        answered();
        generation.waiting.delete(fail);
      };
      const fail = (error: unknown) => {
        settle();
        reject(isConnectionError(error) ? new DatabaseUnavailable(String(error)) : error);
      };
      generation.waiting.add(fail);
      const succeed = (value: T) => {
        settle();
        resolve(value);
      };
      statement().then(succeed, fail);
    });
  }

  const send = <T>(generation: Generation, text: QueryText, statement: () => PromiseLike<T>): Promise<T> =>
    traceQuery(text, () => sendNow(generation, statement));

  function awaitAnswer(generation: Generation): () => void {
    const timer = setTimeout(() => giveUp(generation), silenceMs(deadlines));
    return () => clearTimeout(timer);
  }

  const claim = (isTransaction: boolean) => ({ tenant: currentTenant(), isTransaction });

  function begin(work: (tx: postgres.TransactionSql) => unknown): Promise<unknown> {
    return gate.run(claim(true), () => {
      const generation = current;
      let hasBegun = false;
      // For `begin`, then for `commit` or `rollback`; the statements in between have their own.
      let answered = awaitAnswer(generation);
      const transaction = () =>
        generation.sql.begin(async (tx) => {
          answered();
          hasBegun = true;
          try {
            return await work(within(tx, generation));
          } finally {
            answered = awaitAnswer(generation);
          }
        });
      return on(generation, transaction)
        .catch((error: unknown) => {
          throw !hasBegun && isConnectionError(error) ? new DatabaseUnavailable(String(error)) : error;
        })
        .finally(() => answered());
    });
  }

  /** Wraps a transaction's client: it holds its connection, and each of its statements has a deadline. */
  function within<C extends postgres.TransactionSql>(tx: C, generation: Generation): C {
    const unsafe = (...values: Values) => lazily(values, (ask) => send(generation, values[0], () => ask(tx)));
    const savepoint = (work: (inner: postgres.TransactionSql) => unknown) =>
      tx.savepoint((inner) => work(within(inner, generation)));
    return replacing(
      () => tx,
      { unsafe, savepoint },
      (text, statement) => send(generation, text, statement),
    );
  }

  const unsafe = (...values: Values) =>
    lazily(values, (ask) =>
      gate.run(claim(false), () => {
        const generation = current;
        return send(generation, values[0], () => ask(generation.sql));
      }),
    );
  const alone: Run = (text, statement) => {
    const generation = current;
    return gate.run(claim(false), () => send(generation, text, statement));
  };
  return { sql: replacing(() => current.sql, { unsafe, begin }, alone), end: () => current.sql.end({ timeout: 5 }) };
}

/** Sends a statement under the pool's deadlines. */
type Run = (text: QueryText, statement: () => Promise<unknown>) => Promise<unknown>;

/** A tagged statement is sent when awaited; a fragment of another statement never is. */
function sentBy(run: Run, text: QueryText, query: Promise<unknown>): Promise<unknown> {
  const then = query.then.bind(query);
  let sent: Promise<unknown> | undefined;
  const send = () => {
    sent ??= run(text, () => new Promise((resolve, reject) => void then(resolve, reject)));
    return sent;
  };
  return new Proxy(query, {
    get(target, key) {
      const sending = key === "then" || key === "catch" || key === "finally" ? send() : null;
      const value: unknown = sending ? Reflect.get(sending, key) : Reflect.get(target, key);
      return typeof value === "function" ? value.bind(sending ?? target) : value;
    },
  });
}

const isTemplate = (value: unknown): boolean => Array.isArray(value) && "raw" in value;

/** Returns a statement as `unsafe` does: sent in the next microtask, as rows or, after `values()`, as arrays. */
function lazily(values: Values, run: (ask: (client: Client) => PromiseLike<unknown>) => Promise<unknown>) {
  let asArrays = false;
  const ask = (client: Client) => {
    const query = client.unsafe(...values);
    return asArrays ? query.values() : query;
  };
  const result = Promise.resolve().then(() => run(ask));
  const arrays = () => {
    asArrays = true;
    return result;
  };
  return Object.assign(result, { values: arrays });
}

/** Returns the client with some methods and its templates replaced; `client` is read at each use. */
function replacing<C extends postgres.ISql>(client: () => C, methods: Record<string, unknown>, run: Run): C {
  return new Proxy(client(), {
    get: (_, key) => (typeof key === "string" && key in methods ? methods[key] : Reflect.get(client(), key)),
    apply: (_, self, values) => {
      const made = Reflect.apply(client(), self, values);
      return isTemplate(values[0]) ? sentBy(run, values[0], made) : made;
    },
  });
}

/** Database errors have a five-character SQLSTATE; connection errors have a code from Node or postgres.js. */
function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof postgres.PostgresError) return false;
  return "code" in error && typeof error.code === "string" && /^(E[A-Z_]+|CONNECT[A-Z_]+)$/.test(error.code);
}

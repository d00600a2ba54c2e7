import type { IncomingMessage, Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface DrainOptions {
  /** How long requests are still accepted after the health check has begun to fail. 0: no proxy watches it. */
  delayMs: number;
  /** How long requests that were accepted may take to end after that. */
  graceMs: number;
}

export interface Drain {
  /**
   * From the signal on. The health check has to fail then, and every response to close its connection, so that a proxy
   * opens its next one to another server.
   */
  readonly isDraining: boolean;
  /** Returns once every accepted request is answered, or its time is over. */
  drain(): Promise<void>;
}

/** What the health check answers while the server drains. */
export const DRAINING_HEALTH = JSON.stringify({ status: "stopping" });

export const isHealthCheck = ({ url = "/" }: Pick<IncomingMessage, "url">): boolean =>
  url.split("?")[0] === "/api/health";

/**
 * Ends a server behind a proxy without a failed request: first its health check fails, while it still accepts
 * requests, until the proxy no longer sends any; then it stops listening and answers what it has.
 */
export function drainOf(server: Server, { delayMs, graceMs }: DrainOptions): Drain {
  let isDraining = false;
  return {
    get isDraining() {
      return isDraining;
    },
    async drain() {
      isDraining = true;
      await sleep(delayMs);
      const closed = new Promise((resolve) => server.close(resolve));
      // Kept-alive connections become idle one by one, when their last response is sent.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      // Upgraded connections never become idle.
      await Promise.race([closed, sleep(graceMs)]);
      clearInterval(sweep);
      server.closeAllConnections();
    },
  };
}

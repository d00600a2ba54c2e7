import type { Failure } from "@/scripts/failure";

/** When and how a start ends: because of a signal or a failed part, and in which order its parts are stopped. */
export interface Lifetime {
  /** Aborted as soon as the shutdown begins. */
  signal: AbortSignal;
  /** Registers a callback as each part starts. Callbacks run in reverse order. */
  onStop(stop: () => Promise<void>): void;
  /** Registers what a second Ctrl-C does immediately. */
  onForce(force: () => void): void;
  /** Requests a shutdown. The first request or failure counts. */
  request(reason: string): void;
  fail(failure: Failure): void;
  /** Resolves with the reason of an orderly shutdown; rejects with the failure that caused it. */
  over: Promise<string>;
  stopAll(log: (line: string) => void): Promise<void>;
}

/** npm forwards a Ctrl-C that the terminal has already sent, so two at almost the same time count as one. */
const SAME_KEYSTROKE_MS = 1_000;

export function createLifetime(): Lifetime {
  const controller = new AbortController();
  const stops: (() => Promise<void>)[] = [];
  const forces: (() => void)[] = [];
  let settle: { resolve(reason: string): void; reject(failure: Failure): void } | undefined;
  const over = new Promise<string>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Callers that await it see the failure. Until then it must not count as unhandled.
  over.catch(() => {});

  let requestedAt: number | undefined;
  const onSignal = (name: string) => {
    if (requestedAt !== undefined && performance.now() - requestedAt > SAME_KEYSTROKE_MS) {
      for (const force of forces) force();
      process.exit(130);
    }
    requestedAt ??= performance.now();
    lifetime.request(name);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => onSignal(name));

  const lifetime: Lifetime = {
    signal: controller.signal,
    onStop: (stop) => stops.push(stop),
    onForce: (force) => forces.push(force),
    request(reason) {
      settle?.resolve(reason);
      controller.abort();
    },
    fail(failure) {
      settle?.reject(failure);
      controller.abort();
    },
    over,
    async stopAll(log) {
      controller.abort();
      for (const stop of stops.splice(0).reverse())
        await stop().catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
    },
  };
  return lifetime;
}

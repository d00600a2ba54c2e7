import type { Failure } from "@/scripts/failure";

/** When and how a start ends: by a signal, by a part that failed, and in which order its parts are stopped. */
export interface Lifetime {
  /** Aborted as soon as the end has begun. */
  signal: AbortSignal;
  /** Registered as each part starts; called in the reverse order. */
  onStop(stop: () => Promise<void>): void;
  /** For a second Ctrl-C: what must not wait. */
  onForce(force: () => void): void;
  /** The first of these decides. */
  request(reason: string): void;
  fail(failure: Failure): void;
  /** Resolves with the reason of an orderly end; rejects with the failure that ended it. */
  over: Promise<string>;
  stopAll(log: (line: string) => void): Promise<void>;
}

/** npm passes on the Ctrl-C that the terminal has sent already: two at nearly the same time are one. */
const SAME_KEYSTROKE_MS = 1_000;

export function createLifetime(): Lifetime {
  const controller = new AbortController();
  const stops: (() => Promise<void>)[] = [];
  const forces: (() => void)[] = [];
  let settle: { resolve(reason: string): void; reject(failure: Failure): void } | undefined;
  const over = new Promise<string>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever awaits it sees the failure; until then it is no unhandled one.
  over.catch(() => {});

  let askedAt: number | undefined;
  const onSignal = (name: string) => {
    if (askedAt !== undefined && performance.now() - askedAt > SAME_KEYSTROKE_MS) {
      for (const force of forces) force();
      process.exit(130);
    }
    askedAt ??= performance.now();
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

/**
 * Acts that a stolen session must not take require a password or code given in the last minutes. The first response that
 * says so opens a dialog, and the request is sent again once the person has confirmed.
 */
type Answer = (isProved: boolean) => void;

let waiting: Answer[] = [];
const listeners = new Set<() => void>();
const notify = () => {
  for (const listener of listeners) listener();
};

/** Waits for the person to confirm. @returns false if they cancel, or if the page can't ask them */
export function requestProof(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    notify();
  });
}

/** Lets the requests that wait continue, or fail. */
export function answerProof(isProved: boolean): void {
  const answered = waiting;
  waiting = [];
  notify();
  for (const answer of answered) answer(isProved);
}

/** Whether a request waits, for `useSyncExternalStore`. */
export const proofRequest = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  get: () => waiting.length > 0,
  getOnServer: () => false,
};

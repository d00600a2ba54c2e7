/**
 * Whether the page's session has ended: set by the first response that says so, until the person signs in again on the
 * page or in another tab.
 */
let hasEnded = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  if (hasEnded === value) return;
  hasEnded = value;
  for (const listener of listeners) listener();
}

export const announceSessionEnd = (): void => set(true);
export const announceSession = (): void => set(false);

/** For `useSyncExternalStore`. */
export const sessionEnd = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  get: () => hasEnded,
  getOnServer: () => false,
};

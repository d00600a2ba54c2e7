/**
 * Whether the page's session has ended: set permanently by the first response that says so. A sign-in loads a new page.
 */
let hasEnded = false;
const listeners = new Set<() => void>();

export function announceSessionEnd(): void {
  if (hasEnded) return;
  hasEnded = true;
  for (const listener of listeners) listener();
}

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

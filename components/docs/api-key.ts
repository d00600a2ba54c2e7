import { useSyncExternalStore } from "react";

// Only in this page's memory: not in browser storage or the URL, and gone after a reload.
let key = "";
const listeners = new Set<() => void>();

function setKey(value: string): void {
  key = value;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The key that the reader typed, the same in every console of the page. */
export const useApiKey = (): [string, (value: string) => void] => [
  useSyncExternalStore(
    subscribe,
    () => key,
    () => "",
  ),
  setKey,
];

import type { Database, Transaction } from "@/db/client";

// One per process, shared by server.ts and Next's bundles, which each have their own module instance.
const shared = globalThis as typeof globalThis & { clipscopeAccessVersion?: number };

/** Returns a number that changes whenever this process changes what keys and organizations may do. */
export const accessVersion = (): number => shared.clipscopeAccessVersion ?? 0;

/**
 * Runs a transaction that changes what a key or an organization may do. Once it has ended, nothing that this process
 * read before counts anymore.
 */
export function changeAccess<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  // Also after a failure: whether a transaction whose connection broke was committed is unknown.
  return db.transaction(work).finally(() => {
    shared.clipscopeAccessVersion = accessVersion() + 1;
  });
}

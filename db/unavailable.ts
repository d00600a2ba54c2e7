/** Thrown where the database gives no connection or no answer in time. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
  /** Compare by it, not by the class: Next's bundles share the pools, and each has a class of its own. */
  readonly code = UNAVAILABLE;
}

export const UNAVAILABLE = "DATABASE_UNAVAILABLE";

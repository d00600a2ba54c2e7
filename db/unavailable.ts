/** Thrown when the database provides no connection or no response in time. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
  /** Compare this code, not the class: Next's bundles share the pools, but each has its own class. */
  readonly code = UNAVAILABLE;
}

export const UNAVAILABLE = "DATABASE_UNAVAILABLE";

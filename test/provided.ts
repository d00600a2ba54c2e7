/** Values that the global setup provides to each test file; see `global-setup.ts`. */
export interface Provided {
  /** The maintenance database of the tests' own PostgreSQL. */
  postgresUrl: string;
  /** Migrated and otherwise empty; it must have no connections while it is cloned. */
  templateDatabase: string;
  /** One sandbox per worker, so that injected faults never affect a file running in parallel. */
  sandboxUrls: string[];
}

declare module "vitest" {
  export interface ProvidedContext extends Provided {}
}

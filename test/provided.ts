/** What the global set-up hands to each test file; see `global-setup.ts`. */
export interface Provided {
  /** The maintenance database of the tests' own PostgreSQL. */
  postgresUrl: string;
  /** Migrated and otherwise empty; nobody may be connected to it while it is cloned. */
  templateDatabase: string;
  /** One sandbox a worker, so that faults injected by a file never hit one that runs beside it. */
  sandboxUrls: string[];
}

declare module "vitest" {
  export interface ProvidedContext extends Provided {}
}

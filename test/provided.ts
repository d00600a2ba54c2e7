/** Values that the global setup provides to each test file; see `global-setup.ts`. */
export interface Provided {
  /** The maintenance database of the tests' own PostgreSQL. */
  postgresUrl: string;
  /** Migrated and otherwise empty; it must have no connections while it is cloned. */
  templateDatabase: string;
  /** POST starts a sandbox and answers with its URL; DELETE ends the one in `?url=`. */
  sandboxesUrl: string;
}

declare module "vitest" {
  export interface ProvidedContext extends Provided {}
}

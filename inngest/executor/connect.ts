import { openPool } from "@/db/pool";

const encode = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** JSON parameters are passed as serialized JSON text. */
const types = {
  json: { to: 114, from: [114, 3802], serialize: encode, parse: (text: string) => JSON.parse(text) },
  jsonb: { to: 3802, from: [], serialize: encode, parse: (text: string) => JSON.parse(text) },
};

export type Sql = ReturnType<typeof connect>;

/**
 * Opens a connection pool for the executor. Connections have no maximum lifetime: closing one releases the lock held on
 * it.
 */
export function connect(url: string, max: number) {
  return openPool(url, "jobs", max, { valuesFor: "postgres", keepsConnections: true, types }).sql;
}

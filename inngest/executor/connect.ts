import { openPool } from "@/db/pool";

const encode = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** JSON parameters are given as text that is JSON already, which is how pg-boss gives them too. */
const types = {
  json: { to: 114, from: [114, 3802], serialize: encode, parse: (text: string) => JSON.parse(text) },
  jsonb: { to: 3802, from: [], serialize: encode, parse: (text: string) => JSON.parse(text) },
};

export type Sql = ReturnType<typeof connect>;
/** A pool or a transaction on it. */
export type Queryable = Pick<Sql, "unsafe">;

/** A pool of the executor's own. Connections never end of old age: with one ends the lock that is held on it. */
export function connect(url: string, max: number) {
  return openPool(url, "jobs", max, { valuesFor: "postgres", keepsConnections: true, types }).sql;
}

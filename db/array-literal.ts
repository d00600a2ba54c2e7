type Element = string | number | bigint | Uint8Array | null;

/**
 * Returns a PostgreSQL array as text, for one parameter with a cast: a parameter per element costs more to build and
 * parse than the query itself.
 */
export const arrayOf = (values: readonly Element[]): string =>
  `{${values.map((value) => (typeof value === "number" ? value : elementOf(value))).join(",")}}`;

function elementOf(value: Element): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return `"${value.replace(/["\\]/g, "\\$&")}"`;
  if (typeof value === "object") return `"\\\\x${hexOf(value)}"`;
  return String(value);
}

/** What most hours add is shorter. */
const small = Buffer.alloc(256);

/** A view of the bytes would do, but a thousand of them cost more than a thousand copies of a few bytes. */
function hexOf(bytes: Uint8Array): string {
  if (bytes.length > small.length) return Buffer.from(bytes).toString("hex");
  small.set(bytes);
  return small.toString("hex", 0, bytes.length);
}

type Element = string | number | bigint | Uint8Array | null;

/**
 * Returns a PostgreSQL array as text, for one parameter with a cast: a parameter per element costs more to build and
 * parse than the query itself.
 */
export const arrayOf = (values: readonly Element[]): string => `{${values.map(elementOf).join(",")}}`;

function elementOf(value: Element): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return `"${value.replace(/["\\]/g, "\\$&")}"`;
  if (typeof value === "object") {
    const { buffer, byteOffset, byteLength } = value;
    return `"\\\\x${Buffer.from(buffer, byteOffset, byteLength).toString("hex")}"`;
  }
  return String(value);
}

import type postgres from "postgres";
import type { Catalog } from "@/test/upgrade/catalog";

/** Columns that a migration changes on purpose, with the reason. */
const CHANGED: Record<string, string> = {
  "public.channels.sample_due_at": "0011 ends the scheduled follower samples of X",
};
/** Tables and columns that a migration replaces, with what takes their place. */
const REPLACED: Record<string, string> = {
  "public.reports.recipients": "mail_to",
  "public.tracking_days": "tracking_weeks",
};

/** Tables and columns of `before` that are gone without a replacement. */
export function missingIn(before: Catalog, after: Catalog): string[] {
  return [...before.values()].flatMap(({ name, columns }) => {
    const now = after.get(name);
    if (!now) return name in REPLACED ? [] : [name];
    const kept = new Set(now.columns.map((column) => column.name));
    return columns.flatMap(({ name: column }) =>
      kept.has(column) || `${name}.${column}` in REPLACED ? [] : [`${name}.${column}`],
    );
  });
}

/**
 * Returns a digest of every row, by table, over the columns of a version.
 * @param now the tables that the database has
 */
export async function digestRows(sql: postgres.Sql, now: Catalog, version: Catalog): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const parts = [...version.values()].flatMap(({ name, columns }) => {
    if (name in REPLACED) return [];
    const compared = new Set(columns.map((column) => column.name));
    const isLeft = (column: string) => {
      const key = `${name}.${column}`;
      return !compared.has(column) || key in CHANGED || key in REPLACED;
    };
    const left = (now.get(name)?.columns ?? []).filter((column) => isLeft(column.name));
    const without = `array[${left.map((column) => `'${column.name}'`).join(", ")}]::text[]`;
    found.set(name, new Set());
    return [`select '${name}' as name, md5((to_jsonb(t) - ${without})::text) as digest from ${name} t`];
  });
  const rows = await sql.unsafe<{ name: string; digest: string }[]>(parts.join(" union all "));
  for (const { name, digest } of rows) found.get(name)?.add(digest);
  return found;
}

/** Tables with rows that are not among the later ones, and how many. */
export function lostRows(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  after: ReadonlyMap<string, ReadonlySet<string>>,
): Record<string, number> {
  const lost = [...before].map(([name, rows]) => [name, [...rows].filter((row) => !after.get(name)?.has(row)).length]);
  return Object.fromEntries(lost.filter(([, count]) => count !== 0));
}

/** Members that the sample of an answer keeps, at every depth: those a reader looks for first. */
const KEPT: ReadonlySet<string> = new Set([
  "id",
  "platform",
  "status",
  "days_remaining",
  "estimated_cost",
  "snapshots",
  "snapshot_time",
  "views",
  "likes",
  "comments",
  "shares",
  "saves",
]);

/** Returns a documented answer with its most telling members only. */
export function shortenAnswer(json: string): string {
  const isKept = (name: string) => name === "" || KEPT.has(name) || /^\d+$/.test(name);
  return JSON.stringify(
    JSON.parse(json, (name, value: unknown) => (isKept(name) ? value : undefined)),
    null,
    2,
  );
}

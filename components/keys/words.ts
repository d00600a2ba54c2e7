import { formatInteger, plural } from "@/lib/core/format";
import type { OverlapHours } from "@/lib/developers/keys/rules";
import type { KeyRow } from "@/lib/developers/keys/schemas";

export const KEYS_TITLE = "API keys";

/** How long the old key keeps working. */
export const OVERLAPS: readonly { value: OverlapHours; name: string }[] = [
  { value: 0, name: "Not at all" },
  { value: 1, name: "1 hour" },
  { value: 24, name: "24 hours" },
  { value: 168, name: "7 days" },
];

export const ageWords = (days: number): string => (days === 0 ? "today" : `${plural(days, "day")} old`);

/** The page's summary: number of keys, and what needs attention. */
export function keysAnswer(keys: readonly KeyRow[]): string {
  if (keys.length === 0) return "Keys for the REST API.";
  const working = keys.filter(({ is_expired }) => !is_expired).length;
  const calls = keys.reduce((sum, key) => sum + key.calls, 0);
  return `${plural(working, "key")} in use, ${formatInteger(calls)} ${calls === 1 ? "call" : "calls"} to date.`;
}

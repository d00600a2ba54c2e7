import { isFailure } from "@/lib/platforms/call-with-retries";
import type { CallFailure } from "@/lib/platforms/connector";
import type { Outcome } from "@/lib/platforms/schemas";

export interface Page<T> {
  items: T[];
  /** What the next page is asked with; null after the last. */
  next: string | null;
}

/** However much is asked for: a list that never ends must not eat a quota. */
const MAX_PAGES = 20;

/**
 * Reads pages until there are `size` items or no more, each item once: lists move while they are read, and pinned
 * posts come twice. A page that fails fails the whole.
 */
export async function readPages<T extends { externalId: string }>(
  size: number,
  ask: (cursor: string | null, left: number) => Promise<{ value: Page<T> } | CallFailure>,
): Promise<Outcome<T[]>> {
  const items = new Map<string, T>();
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES && items.size < size; page++) {
    const answer: { value: Page<T> } | CallFailure = await ask(cursor, size - items.size);
    if (isFailure(answer)) return answer.failure;
    for (const item of answer.value.items) if (!items.has(item.externalId)) items.set(item.externalId, item);
    const { next } = answer.value;
    if (next === null || next === cursor) break;
    cursor = next;
  }
  return { kind: "ok", value: [...items.values()] };
}

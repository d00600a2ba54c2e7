import { isFailure } from "@/lib/platforms/call-with-retries";
import type { CallFailure } from "@/lib/platforms/connector";
import type { Outcome } from "@/lib/platforms/schemas";

export interface Page<T> {
  items: T[];
  /** Cursor of the next page; null after the last page. */
  next: string | null;
}

/** An upper limit, so that an endless list does not use up a quota. */
const MAX_PAGES = 20;

/**
 * Fetches pages until there are `size` items or no more, without duplicates: lists change while they are read, and
 * pinned posts appear twice. If one page fails, the whole fetch fails.
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

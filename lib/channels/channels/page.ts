import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";

export const PAGE_SIZE = 20;

interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

/**
 * Returns one page of a list.
 * @throws AppError not_found past the end; the first page of an empty list is empty
 */
export async function pageOf<T>(
  ctx: OrganizationContext,
  page: number,
  count: number,
  read: (limit: number, offset: number) => Promise<T[]>,
): Promise<Page<T>> {
  const offset = (page - 1) * PAGE_SIZE;
  if (page > 1 && offset >= count) throw notFound("Not found");
  return {
    count,
    next: offset + PAGE_SIZE < count ? (ctx.pageUrl?.(page + 1) ?? null) : null,
    previous: page > 1 ? (ctx.pageUrl?.(page - 1) ?? null) : null,
    results: count > 0 ? await read(PAGE_SIZE, offset) : [],
  };
}

/** Wraps a list that always fits on one page. */
export const wholePage = <T>(results: T[]): Page<T> => ({ count: results.length, next: null, previous: null, results });

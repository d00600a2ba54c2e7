import { log } from "@/lib/core/log";

/**
 * Processes a job's items one after another. A failed item (a row locked by another process, an error of its own)
 * doesn't prevent the others.
 * @throws Error at the end if any failed, so that the job counts as failed and is retried
 */
export async function forEach<T>(items: readonly T[], what: string, work: (item: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      log.warn({ err: reason, what }, "one of many failed; the others continue");
      errors.push(error);
    }
  if (errors.length > 0) throw new Error(`${what}: ${errors.length} of ${items.length} failed`, { cause: errors[0] });
}

import { log } from "@/lib/core/log";

/**
 * Does one piece of work after the other for a job. One that fails (a row that somebody else holds, a fault of its
 * own) does not keep the others from being done.
 * @throws Error at the end where some failed, so that the job counts as failed and is tried again
 */
export async function forEach<T>(items: readonly T[], what: string, work: (item: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      log.warn({ err: reason, what }, "one of many failed; the others go on");
      errors.push(error);
    }
  if (errors.length > 0) throw new Error(`${what}: ${errors.length} of ${items.length} failed`, { cause: errors[0] });
}

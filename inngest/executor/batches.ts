export interface Batches<T> {
  /** Resolves once the item's batch is written. @throws the item's error, or the batch's */
  add(item: T): Promise<void>;
}

interface Waiting<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/** Bounds a statement's size; a batch is rarely larger than the number of concurrent runs. */
const MAX_ITEMS = 200;

/**
 * Groups items that are added while another batch is being written, so that concurrent runs share a statement and a
 * commit. A single item is written immediately.
 * @param write returns an error or null for each item, or rejects for all of them
 */
export function openBatches<T>(write: (items: T[]) => Promise<(Error | null)[]>): Batches<T> {
  let waiting: Waiting<T>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    // Items added in the same turn of the event loop belong together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_ITEMS);
      waiting = waiting.slice(MAX_ITEMS);
      try {
        const errors = await write(batch.map(({ item }) => item));
        for (const [index, { resolve, reject }] of batch.entries()) {
          const error = errors[index];
          if (error) reject(error);
          else resolve();
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isWriting = false;
  }

  return {
    add: (item) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!isWriting) void writeAll();
      }),
  };
}

import type { Run } from "@/lib/platforms/call-with-retries";
import type { Bucket, Outcomes } from "@/lib/platforms/connector";

/** Reads videos from a source that only lists a creator's newest posts, so that one call serves all of a creator's. */
export interface CreatorConnector {
  /** Creators that are read at the same time. */
  concurrency: number;
  bucket: Bucket;
  /**
   * Returns an outcome for each of a creator's posts. A post that isn't among those listed is transient: it may only be
   * older than the list.
   */
  readPosts: (run: Run, username: string, ids: ReadonlySet<string>) => Promise<Outcomes>;
}

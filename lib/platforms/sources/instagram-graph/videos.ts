import { isFailure } from "@/lib/platforms/call-with-retries";
import type { Outcomes } from "@/lib/platforms/connector";
import type { CreatorConnector } from "@/lib/platforms/creator-connector";
import { CONCURRENCY, discover, GRAPH_BUCKET, PAGE_SIZE, videoOf } from "./discover";

/** How far back an older post is looked for: 200 posts. */
const MAX_PAGES = 4;

/** Business Discovery: one call per creator for the newest 50 posts. Views include paid ones. */
export const graphVideos: CreatorConnector = {
  concurrency: CONCURRENCY,
  bucket: GRAPH_BUCKET,
  readPosts: async (run, username, ids) => {
    const outcomes: Outcomes = new Map();
    let after: string | null = null;
    for (let page = 0; page < MAX_PAGES && outcomes.size < ids.size; page++) {
      const found = await discover(run, username, { posts: PAGE_SIZE, after, subjects: [...ids] });
      if (isFailure(found)) {
        for (const id of ids) if (!outcomes.has(id)) outcomes.set(id, found.failure);
        break;
      }
      for (const media of found.value.posts)
        if (ids.has(media.permalink)) outcomes.set(media.permalink, videoOf(media, username));
      after = found.value.next;
      if (after === null) break;
    }
    for (const id of ids) if (!outcomes.has(id)) outcomes.set(id, { kind: "transient" });
    return outcomes;
  },
};

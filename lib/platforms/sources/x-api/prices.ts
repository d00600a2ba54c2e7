import type { PlatformResponse } from "@/lib/platforms/call";
import { CALL_KIND, type Price, type Returned } from "@/lib/platforms/price-rules";

/**
 * Pay-per-use prices (https://docs.x.com/x-api/getting-started/pricing): for each resource in a successful response, once
 * per UTC day. Calls are free.
 */
export const X_PRICES: readonly Price[] = [
  { kind: CALL_KIND, name: "Call", unit: "call", price: 0n },
  { kind: "post", name: "Post", unit: "resource_day", price: 5_000n },
  { kind: "user", name: "User", unit: "resource_day", price: 10_000n },
  { kind: "media", name: "Media", unit: "resource_day", price: 5_000n },
  { kind: "follower", name: "Follower", unit: "resource_day", price: 10_000n },
];

type Item = Record<string, unknown>;

const listOf = (value: unknown): Item[] =>
  Array.isArray(value) ? value.filter((item): item is Item => typeof item === "object" && item !== null) : [];
const objectOf = (value: unknown): Item => (typeof value === "object" && value !== null ? { ...value } : {});
const idOf = (value: unknown): string[] => (typeof value === "string" || typeof value === "number" ? [`${value}`] : []);

/**
 * Returns the resources of a list of posts. Its authors and media belong to the posts that name them, or to all if none
 * does so readably.
 */
export function returnedPosts({ status, body }: PlatformResponse): Returned[] {
  if (status !== 200) return [];
  const { data, includes } = objectOf(body);
  const posts = listOf(data).flatMap((post) => idOf(post.id).map((id) => ({ id, post })));
  const ofPosts = (isNamedBy: (post: Item) => boolean) => {
    const named = posts.filter(({ post }) => isNamedBy(post));
    return (named.length > 0 ? named : posts).map(({ id }) => id);
  };
  const keysOf = ({ attachments }: Item) => {
    const { media_keys: keys } = objectOf(attachments);
    return Array.isArray(keys) ? keys : [];
  };
  const { users, media } = objectOf(includes);
  return [
    ...posts.map(({ id }) => ({ kind: "post", id, subjects: [id] })),
    ...listOf(users).flatMap((user) =>
      idOf(user.id).map((id) => ({ kind: "user", id, subjects: ofPosts((post) => `${post.author_id}` === id) })),
    ),
    ...listOf(media).flatMap((item) =>
      idOf(item.media_key).map((id) => ({
        kind: "media",
        id,
        subjects: ofPosts((post) => keysOf(post).some((key) => key === id)),
      })),
    ),
  ];
}

/** Returns the accounts in a response. Followers are resources of another kind, and belong to the requested channel. */
export function returnedAccounts(
  { status, body }: PlatformResponse,
  kind: "user" | "follower",
  channelId?: string,
): Returned[] {
  if (status !== 200) return [];
  return listOf(objectOf(body).data).flatMap((account) =>
    idOf(account.id).map((id) => ({ kind, id, subjects: [channelId ?? id] })),
  );
}

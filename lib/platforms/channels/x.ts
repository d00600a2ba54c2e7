import { ask, isFailure, type Run } from "@/lib/platforms/ask";
import type { Answer } from "@/lib/platforms/call";
import type { ChannelConnector } from "@/lib/platforms/channels/connector";
import { type Page, readPages } from "@/lib/platforms/channels/pages";
import { isIdentified, postOfVideo, toChannel, webAddress } from "@/lib/platforms/channels/parts";
import { XAccount, XList } from "@/lib/platforms/channels/x-answers";
import { type Bucket, type CallFailure, judgeTransport } from "@/lib/platforms/connector";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { ChannelReading, Failure, FollowerReading, Outcome, PostReading } from "@/lib/platforms/schemas";
import { partialOutcome, readEach, readPosts, readProblem, x } from "@/lib/platforms/x";
import { XPartialError } from "@/lib/platforms/x-answers";

const MOST_ACCOUNTS = 100;
const USER_FIELDS = "description,profile_image_url,protected,public_metrics";
/** What X gives accounts that have no picture of their own. */
const DEFAULT_PICTURE = /default_profile/;

const bucketOf = (name: string, limit: number): Bucket => ({ ...x.bucket, name, limit });
const BY_NAME = bucketOf("users/by", 300);
const BY_ID = bucketOf("users", 300);
const POSTS = bucketOf("users/:id/tweets", 10_000);
const FOLLOWERS = bucketOf("users/:id/followers", 300);

/** By what was asked for: a name or an id. */
type Accounts = Map<string, Outcome<ChannelReading>>;

/** X API v2: 100 accounts, 100 posts or 1,000 followers a call. */
export const xChannels: ChannelConnector = {
  byUsername: async (run, username) => {
    const found = await askAccounts(run, BY_NAME, "/2/users/by", { usernames: username });
    if (isFailure(found)) return found.failure;
    return [...found.value.values()][0] ?? { kind: "invalid_response" };
  },
  byId: async (run, references) => {
    const outcomes: Accounts = new Map();
    for (let start = 0; start < references.length; start += MOST_ACCOUNTS) {
      const ids = references.slice(start, start + MOST_ACCOUNTS).map(({ externalId }) => externalId);
      const found = await askAccounts(run, BY_ID, "/2/users", { ids: ids.join(",") });
      for (const id of ids)
        outcomes.set(id, isFailure(found) ? found.failure : (found.value.get(id) ?? { kind: "invalid_response" }));
    }
    return outcomes;
  },
  posts: (run, { externalId }, max) =>
    readPages(max, (cursor, left) =>
      ask<{ value: Page<PostReading> }>(run, {
        bucket: POSTS,
        path: `/2/users/${externalId}/tweets`,
        parameters: {
          max_results: String(Math.min(100, Math.max(5, left))),
          exclude: "retweets,replies",
          "tweet.fields": "public_metrics,created_at,author_id",
          ...(cursor !== null && { pagination_token: cursor }),
        },
        judge: (answer, now) => judge(answer, now, readPostPage),
      }),
    ),
  followers: (run, { externalId }, size) =>
    readPages(size, (cursor, left) =>
      ask<{ value: Page<FollowerReading> }>(run, {
        bucket: FOLLOWERS,
        path: `/2/users/${externalId}/followers`,
        parameters: {
          max_results: String(Math.min(1000, left)),
          "user.fields": USER_FIELDS,
          ...(cursor !== null && { pagination_token: cursor }),
        },
        judge: (answer, now) => judge(answer, now, readFollowerPage),
      }),
    ),
};

const askAccounts = (run: Run, bucket: Bucket, path: string, which: Record<string, string>) =>
  ask<{ value: Accounts }>(run, {
    bucket,
    path,
    parameters: { ...which, "user.fields": USER_FIELDS },
    judge: (answer, now) => judge(answer, now, readAccounts),
  });

const judge = <T>(answer: Answer, now: Date, read: (answer: Answer) => { value: T } | CallFailure) =>
  judgeTransport(answer) ?? (answer.status === 200 ? read(answer) : readProblem(answer, now));

function readAccounts({ body }: Answer): { value: Accounts } | CallFailure {
  const list = XList.safeParse(body);
  if (!list.success || !(list.data.data || list.data.errors)) return { failure: { kind: "invalid_response" } };
  const found: Accounts = new Map();
  for (const error of readEach(XPartialError, list.data.errors)) {
    const asked = error.resource_id ?? error.value;
    if (asked) found.set(asked, partialOutcome(error.type));
  }
  for (const item of readEach(isIdentified, list.data.data)) found.set(item.id, readAccount(item));
  return { value: found };
}

function readAccount(item: unknown): Outcome<ChannelReading> {
  const parsed = XAccount.safeParse(item);
  if (!parsed.success) return { kind: "invalid_response" };
  const { id, username, name, description, protected: isPrivate, public_metrics: metrics } = parsed.data;
  return {
    kind: "ok",
    // Its location is free text: no country can be told from it.
    value: toChannel({
      externalId: id,
      username,
      name: name ?? null,
      description: description ?? null,
      pictureUrl: pictureOf(parsed.data),
      isPrivate: isPrivate ?? false,
      followers: metrics.followers_count ?? null,
      follows: metrics.following_count ?? null,
      postCount: metrics.tweet_count ?? metrics.post_count ?? null,
    }),
  };
}

const pictureOf = ({ profile_image_url: url }: XAccount): string | null =>
  url && !DEFAULT_PICTURE.test(url) ? webAddress(url) : null;

/** The error about the account itself, when a list came without anything but it. */
function refusalOf(list: XList): Failure | null {
  if (list.data) return null;
  const error = readEach(XPartialError, list.errors).find(({ resource_type: type }) => type === "user");
  return error ? partialOutcome(error.type) : null;
}

function readPostPage(answer: Answer): { value: Page<PostReading> } | CallFailure {
  const list = XList.safeParse(answer.body);
  if (!list.success) return { failure: { kind: "invalid_response" } };
  const refusal = refusalOf(list.data);
  if (refusal) return { failure: refusal };
  const { data, errors, meta } = list.data;
  if (!data && !errors && !meta) return { failure: { kind: "invalid_response" } };
  const verdict = data ? readPosts(answer) : { outcomes: new Map() };
  if (isFailure(verdict)) return verdict;
  const items = [...verdict.outcomes].flatMap(([id, outcome]) => {
    const post =
      outcome.kind === "ok" && postOfVideo(outcome.value, outcome.value.title ?? "", canonicalVideoUrl("twitter", id));
    return post ? [post] : [];
  });
  return { value: { items, next: meta?.next_token ?? null } };
}

function readFollowerPage({ body }: Answer): { value: Page<FollowerReading> } | CallFailure {
  const list = XList.safeParse(body);
  if (!list.success) return { failure: { kind: "invalid_response" } };
  const refusal = refusalOf(list.data);
  if (refusal) return { failure: refusal };
  const { data, meta } = list.data;
  if (!data && !meta) return { failure: { kind: "invalid_response" } };
  const items = readEach(XAccount, data).map((account) => ({
    externalId: account.id,
    username: account.username,
    pictureUrl: pictureOf(account),
    bio: account.description ?? null,
    country: null,
    followers: account.public_metrics.followers_count ?? null,
    follows: account.public_metrics.following_count ?? null,
    postCount: account.public_metrics.tweet_count ?? account.public_metrics.post_count ?? null,
  }));
  return { value: { items, next: meta?.next_token ?? null } };
}

import type { PlatformResponse } from "@/lib/platforms/call";
import { callWithRetries, isFailure, planCalls, type Run } from "@/lib/platforms/call-with-retries";
import type { ChannelConnector } from "@/lib/platforms/channel-connector";
import { type Bucket, type CallFailure, interpretTransportStatus } from "@/lib/platforms/connector";
import { fetchInHalves } from "@/lib/platforms/fetch-in-halves";
import type { FieldReader } from "@/lib/platforms/field-reader";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import type { ChannelData, Failure, FollowerData, Outcome, PostData } from "@/lib/platforms/schemas";
import { postOfVideo, toChannel, webAddress } from "@/lib/platforms/sources/channel-parts";
import { type Page, readPages } from "@/lib/platforms/sources/pages";
import { XAccount, XFollower, XList } from "@/lib/platforms/sources/x-api/channel-answers";
import { returnedAccounts, returnedPosts } from "@/lib/platforms/sources/x-api/prices";
import { XPartialError } from "@/lib/platforms/sources/x-api/video-answers";
import { partialOutcome, readPosts, readProblem, x, xAllowance } from "@/lib/platforms/sources/x-api/videos";

const MAX_ACCOUNTS = 100;
const USER_FIELDS = "description,profile_image_url,protected,public_metrics,verified";
/** Matches the URL of the picture that X uses for accounts without their own. */
const DEFAULT_PICTURE = /default_profile/;

const bucketOf = (name: string, limit: number): Bucket => ({ ...x.bucket, name, limit });
const BY_NAME = bucketOf("users/by", 300);
const BY_ID = bucketOf("users", 300);
const POSTS = bucketOf("users/:id/tweets", 10_000);
const FOLLOWERS = bucketOf("users/:id/followers", 300);

/** Keyed by the requested username or ID. */
type Accounts = Map<string, Outcome<ChannelData>>;

/** X API v2: 100 accounts, 100 posts or 1,000 followers per call. */
export const xChannels: ChannelConnector = {
  byUsername: async (run, username) => {
    const found = await requestAccounts(run, BY_NAME, { usernames: username }, () => username);
    if (isFailure(found)) return found.failure;
    return [...found.value.values()][0] ?? { kind: "invalid_response" };
  },
  byId: async (run, references) => {
    const outcomes: Accounts = new Map();
    const all = references.map(({ externalId }) => externalId);
    planCalls(run, BY_ID, Math.ceil(references.length / MAX_ACCOUNTS), [{ kind: "user", most: 0, ids: all }]);
    for (let start = 0; start < references.length; start += MAX_ACCOUNTS) {
      const ids = references.slice(start, start + MAX_ACCOUNTS).map(({ externalId }) => externalId);
      const known = new Map(references.map(({ externalId, username }) => [externalId, username]));
      await fetchInHalves(
        ids,
        (part) => requestAccounts(run, BY_ID, { ids: part.join(",") }, (id) => known.get(id)),
        (found, part) => {
          for (const id of part)
            outcomes.set(id, isFailure(found) ? found.failure : (found.value.get(id) ?? { kind: "invalid_response" }));
        },
      );
    }
    return outcomes;
  },
  posts: (run, { externalId }, max) =>
    readPages(max, (cursor, left) =>
      callWithRetries<{ value: Page<PostData> }>(run, {
        bucket: POSTS,
        subjects: [externalId],
        resources: {
          most: [{ kind: "post", most: pageSize(5, 100, left) }],
          returned: (answer) => returnedPosts(answer).map((post) => ({ ...post, subjects: [externalId] })),
        },
        allowance: xAllowance,
        path: `/2/users/${externalId}/tweets`,
        parameters: {
          max_results: String(pageSize(5, 100, left)),
          exclude: "retweets,replies",
          "tweet.fields": "public_metrics,created_at,author_id",
          ...(cursor !== null && { pagination_token: cursor }),
        },
        interpret: (answer, now, reader) => interpret(answer, now, (got) => readPostPage(got, reader)),
      }),
    ),
  followers: (run, { externalId }, size) =>
    readPages(size, (cursor, left) =>
      callWithRetries<{ value: Page<FollowerData> }>(run, {
        bucket: FOLLOWERS,
        subjects: [externalId],
        resources: {
          most: [{ kind: "follower", most: pageSize(1, 1000, left) }],
          returned: (answer) => returnedAccounts(answer, "follower", externalId),
        },
        allowance: xAllowance,
        path: `/2/users/${externalId}/followers`,
        parameters: {
          max_results: String(pageSize(1, 1000, left)),
          "user.fields": USER_FIELDS,
          ...(cursor !== null && { pagination_token: cursor }),
        },
        interpret: (answer, now, reader) => interpret(answer, now, (got) => readFollowerPage(got, reader)),
      }),
    ),
};

const pageSize = (least: number, most: number, left: number) => Math.min(most, Math.max(least, left));

type Which = { usernames: string } | { ids: string };
type KnownName = (id: string) => string | null | undefined;

/** @param known the username to use if an account's own cannot be read */
const requestAccounts = (run: Run, bucket: Bucket, which: Which, known: KnownName) => {
  const subjects = ("ids" in which ? which.ids : which.usernames).split(",");
  return callWithRetries<{ value: Accounts }>(run, {
    bucket,
    subjects,
    resources: {
      most: [{ kind: "user", ...("ids" in which ? { most: 0, ids: subjects } : { most: subjects.length }) }],
      returned: (answer) =>
        returnedAccounts(answer, "user").map((user) => ("ids" in which ? user : { ...user, subjects })),
    },
    path: "ids" in which ? "/2/users" : "/2/users/by",
    parameters: { ...which, "user.fields": USER_FIELDS },
    allowance: xAllowance,
    interpret: (answer, now, reader) => interpret(answer, now, (got) => readAccounts(got, reader, known)),
  });
};

const interpret = <T>(
  answer: PlatformResponse,
  now: Date,
  read: (answer: PlatformResponse) => { value: T } | CallFailure,
) => interpretTransportStatus(answer) ?? (answer.status === 200 ? read(answer) : readProblem(answer, now));

function readAccounts(
  { body }: PlatformResponse,
  reader: FieldReader,
  known: KnownName,
): { value: Accounts } | CallFailure {
  const list = reader.read(XList, body);
  if (!(list?.data || list?.errors)) return { failure: { kind: "invalid_response" } };
  const found: Accounts = new Map();
  for (const error of reader.each(XPartialError, list.errors, "errors[]")) {
    const asked = error.resource_id ?? error.value;
    if (asked) found.set(asked, partialOutcome(error.type));
  }
  for (const account of reader.each(XAccount, list.data, "data[]")) {
    const username = account.username ?? known(account.id);
    found.set(account.id, username ? readAccount(account, username) : { kind: "invalid_response" });
  }
  return { value: found };
}

function readAccount(account: XAccount, username: string): Outcome<ChannelData> {
  const { id, name, description, protected: isPrivate, verified, public_metrics: metrics } = account;
  return {
    kind: "ok",
    // Its location is free text, from which no country can be derived.
    value: toChannel({
      externalId: id,
      username,
      name: name ?? null,
      description: description ?? null,
      pictureUrl: pictureOf(account),
      isPrivate: isPrivate ?? false,
      isVerified: verified ?? null,
      followers: metrics?.followers_count ?? null,
      follows: metrics?.following_count ?? null,
      postCount: metrics?.tweet_count ?? metrics?.post_count ?? null,
    }),
  };
}

const pictureOf = ({ profile_image_url: url }: XAccount): string | null =>
  url && !DEFAULT_PICTURE.test(url) ? webAddress(url) : null;

/** Returns the error about the account itself, if a list consists only of that error. */
function refusalOf(list: XList, reader: FieldReader): Failure | null {
  if (list.data) return null;
  const error = reader.each(XPartialError, list.errors, "errors[]").find(({ resource_type: type }) => type === "user");
  return error ? partialOutcome(error.type) : null;
}

function readPostPage(answer: PlatformResponse, reader: FieldReader): { value: Page<PostData> } | CallFailure {
  const list = reader.read(XList, answer.body);
  if (!list) return { failure: { kind: "invalid_response" } };
  const refusal = refusalOf(list, reader);
  if (refusal) return { failure: refusal };
  const { data, errors, meta } = list;
  if (!data && !errors && !meta) return { failure: { kind: "invalid_response" } };
  const verdict = data ? readPosts(answer, reader) : { outcomes: new Map() };
  if (isFailure(verdict)) return verdict;
  const items = [...verdict.outcomes].flatMap(([id, outcome]) => {
    const post =
      outcome.kind === "ok" && postOfVideo(outcome.value, outcome.value.title ?? "", canonicalVideoUrl("twitter", id));
    return post ? [post] : [];
  });
  return { value: { items, next: meta?.next_token ?? null } };
}

function readFollowerPage(
  { body }: PlatformResponse,
  reader: FieldReader,
): { value: Page<FollowerData> } | CallFailure {
  const list = reader.read(XList, body);
  if (!list) return { failure: { kind: "invalid_response" } };
  const refusal = refusalOf(list, reader);
  if (refusal) return { failure: refusal };
  const { data, meta } = list;
  if (!data && !meta) return { failure: { kind: "invalid_response" } };
  const items = reader.each(XFollower, data, "data[]").map((account) => ({
    externalId: account.id,
    username: account.username,
    pictureUrl: pictureOf(account),
    bio: account.description ?? null,
    country: null,
    followers: account.public_metrics?.followers_count ?? null,
    follows: account.public_metrics?.following_count ?? null,
    postCount: account.public_metrics?.tweet_count ?? account.public_metrics?.post_count ?? null,
  }));
  return { value: { items, next: meta?.next_token ?? null } };
}

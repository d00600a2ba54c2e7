import type { GatewayRequest } from "./gateway";
import type { VideoState } from "./videos";
import { partialError } from "./x-errors";
import type { Fields } from "./x-parameters";
import { mediaKey, mediaResource, select, tweetResource, userResource } from "./x-resources";

/** Returns `data`, `includes` and `errors` of a list of tweets. Like on X, each is absent if it would be empty. */
export function tweetsAnswer(asked: GatewayRequest, ids: readonly string[], fields: Fields): object {
  const data = new Map<string, object>();
  const errors: object[] = [];
  const media = new Map<string, object>();
  const users = new Map<string, object>();
  for (const id of ids) {
    const video = asked.read(id);
    const error = tweetError(asked, video);
    if (error) {
      errors.push(error);
      continue;
    }
    data.set(id, select(tweetResource(video), ["id", "text", "edit_history_tweet_ids"], fields.tweet));
    if (fields.expansions.has("attachments.media_keys"))
      media.set(mediaKey(video), select(mediaResource(video, asked.origin), ["media_key", "type"], fields.media));
    if (fields.expansions.has("author_id") && !users.has(video.creator.id))
      users.set(video.creator.id, author(asked, video, fields));
  }
  asked.charge({ post: [...data.keys()], user: [...users.keys()], media: [...media.keys()] });
  const includes = {
    ...(media.size > 0 ? { media: [...media.values()] } : {}),
    ...(users.size > 0 ? { users: [...users.values()] } : {}),
  };
  return {
    ...(data.size > 0 ? { data: [...data.values()] } : {}),
    ...(Object.keys(includes).length > 0 ? { includes } : {}),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function author(asked: GatewayRequest, video: VideoState, fields: Fields): object {
  const account = { ...video.creator, username: video.username };
  return select(userResource(account, asked.now, asked.origin, new Map()), ["id", "name", "username"], fields.user);
}

function tweetError(asked: GatewayRequest, video: VideoState): object | null {
  if (video.has("not_found_new_host")) return partialError("not-found", "tweet", "ids", video.id, "api.x.com");
  if (video.has("not_authorized_new_host"))
    return partialError("not-authorized", "tweet", "ids", video.id, "api.x.com");
  if (video.has("not_found") || video.reserved === "absent" || asked.struckBy("all_failed"))
    return partialError("not-found", "tweet", "ids", video.id);
  if (video.has("not_authorized") || video.reserved === "private")
    return partialError("not-authorized", "tweet", "ids", video.id);
  return null;
}

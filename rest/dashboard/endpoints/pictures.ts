import { endpoint } from "@/rest/dashboard/endpoint";
import { ChannelParams, IdParams } from "@/rest/dashboard/params";

/** Apart from their rooms, so that an image doesn't load the schemas of a room. */

export const getThumbnail = endpoint({
  method: "GET",
  path: "/api/dashboard/videos/{id}/thumbnail",
  right: "videos:read",
  params: IdParams,
  answer: "webp",
});

export const getChannelPicture = endpoint({
  method: "GET",
  path: "/api/dashboard/channels/{id}/picture",
  right: "channels:read",
  params: ChannelParams,
  answer: "webp",
});

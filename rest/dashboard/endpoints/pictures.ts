import { endpoint } from "@/rest/dashboard/endpoint";
import type * as schemas from "@/rest/dashboard/schemas/pictures";

export const getThumbnail = endpoint<typeof schemas.getThumbnail>({
  method: "GET",
  path: "/api/dashboard/videos/{id}/thumbnail",
  right: "videos:read",
});

export const getChannelPicture = endpoint<typeof schemas.getChannelPicture>({
  method: "GET",
  path: "/api/dashboard/channels/{id}/picture",
  right: "channels:read",
});

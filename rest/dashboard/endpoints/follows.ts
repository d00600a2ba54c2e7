import { endpoint } from "@/rest/dashboard/endpoint";
import { HANDLES_LIMIT, SEARCH_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/follows";

export const listFollowRows = endpoint<typeof schemas.listFollowRows>({
  method: "GET",
  path: "/api/dashboard/follows",
  right: "follows:read",
});

/** By ID, or by platform and username, which may call the platform. */
export const createFollow = endpoint<typeof schemas.createFollow>({
  method: "POST",
  path: "/api/dashboard/follows",
  right: "follows:write",
  status: 201,
  isIdempotent: true,
  limit: SEARCH_LIMIT,
});

export const createFollows = endpoint<typeof schemas.createFollows>({
  method: "POST",
  path: "/api/dashboard/follows/many",
  right: "follows:write",
  isIdempotent: true,
});

export const checkHandles = endpoint<typeof schemas.checkHandles>({
  method: "POST",
  path: "/api/dashboard/follows/check",
  right: "follows:write",
  limit: HANDLES_LIMIT,
});

export const getChannelFollow = endpoint<typeof schemas.getChannelFollow>({
  method: "GET",
  path: "/api/dashboard/follows/channel/{id}",
  right: "follows:read",
});

export const getFollowRow = endpoint<typeof schemas.getFollowRow>({
  method: "GET",
  path: "/api/dashboard/follows/{id}",
  right: "follows:read",
});

export const updateFollow = endpoint<typeof schemas.updateFollow>({
  method: "PATCH",
  path: "/api/dashboard/follows/{id}",
  right: "follows:write",
});

export const removeFollow = endpoint<typeof schemas.removeFollow>({
  method: "DELETE",
  path: "/api/dashboard/follows/{id}",
  right: "follows:write",
});

export const listFollowPosts = endpoint<typeof schemas.listFollowPosts>({
  method: "GET",
  path: "/api/dashboard/follows/{id}/posts",
  right: "follows:read",
});

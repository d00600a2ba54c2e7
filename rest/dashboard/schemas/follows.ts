import {
  ChannelFollow,
  CheckedHandles,
  CheckHandlesRequest,
  CreatedFollows,
  CreateFollowsRequest,
  FollowPosts,
  FollowPostsQuery,
  FollowRow,
  FollowRows,
  FollowRowsQuery,
} from "@/lib/insight/follows/dashboard-schemas";
import { CreateFollowRequest, Follow, UpdateFollowRequest } from "@/lib/insight/follows/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { ChannelParams, IdParams } from "@/rest/dashboard/params";

export const listFollowRows = schemas({ query: FollowRowsQuery, answer: FollowRows });

export const createFollow = schemas({ body: CreateFollowRequest, answer: Follow });

export const createFollows = schemas({ body: CreateFollowsRequest, answer: CreatedFollows });

export const checkHandles = schemas({ body: CheckHandlesRequest, answer: CheckedHandles });

export const getChannelFollow = schemas({ params: ChannelParams, answer: ChannelFollow });

export const getFollowRow = schemas({ params: IdParams, answer: FollowRow });

export const updateFollow = schemas({ params: IdParams, body: UpdateFollowRequest, answer: Follow });

export const removeFollow = schemas({ params: IdParams, answer: IdParams });

export const listFollowPosts = schemas({ params: IdParams, query: FollowPostsQuery, answer: FollowPosts });

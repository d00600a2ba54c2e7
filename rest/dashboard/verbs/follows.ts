import { removeFollow as unfollow } from "@/lib/insight/follows/remove";
import { returningId } from "@/rest/dashboard/returning-id";

export { checkHandles } from "@/lib/insight/follows/check-handles";
export { createFollow } from "@/lib/insight/follows/create";
export { createFollows } from "@/lib/insight/follows/create-many";
export { getChannelFollow } from "@/lib/insight/follows/of-channel";
export { listFollowPosts } from "@/lib/insight/follows/posts";
export { getFollowRow, listFollowRows } from "@/lib/insight/follows/rows";
export { updateFollow } from "@/lib/insight/follows/update";

export const removeFollow = returningId(unfollow);

"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ErrorState } from "@/components/ui/error-state";
import { ListPages } from "@/components/ui/list-pages";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { Segments } from "@/components/ui/segments";
import { plural } from "@/lib/core/format";
import { MAX_CHECKED_POSTS, POST_LISTS } from "@/lib/insight/campaigns/choice-rules";
import type { CampaignPosts } from "@/lib/insight/campaigns/dashboard-schemas";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { PostTable } from "./post-table";
import { campaignPostsQuery } from "./queries";
import { campaignParams, toPostsQuery } from "./search-params";

interface PostsSectionProps {
  campaign: Campaign;
  canWrite: boolean;
}

/** The campaign's videos, all or those that lack what the campaign requires. */
export function PostsSection({ campaign, canWrite }: PostsSectionProps) {
  const [params, setParams] = useQueryStates(campaignParams);
  const query = toPostsQuery(params);
  const { data, error, isPlaceholderData, refetch } = useQuery(campaignPostsQuery(campaign.id, query));
  const hasRequired = campaign.required.length > 0;
  return (
    <section aria-labelledby="campaign-videos" className="panel flex min-w-0 flex-col gap-3 p-4 md:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id="campaign-videos" className="font-semibold text-base">
            Videos
          </h2>
          <p role="status" className="text-muted text-sm">
            {data ? summaryOf(data, campaign) : "Loading…"}
          </p>
        </div>
        {hasRequired && (
          <Segments
            label="Videos shown"
            options={POST_LISTS.map((id) => ({
              id,
              name: id === "all" ? "All" : `Missing requirements${data ? ` (${data.lacking})` : ""}`,
            }))}
            value={params.posts}
            onChange={(posts) => setParams({ posts, page: null })}
          />
        )}
      </div>
      {!data && error && (
        <ErrorState title="The videos couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {!data && !error && <PlaceholderRows rows={5} height={57} label="Loading videos" />}
      {data && data.posts.length > 0 && (
        <div aria-busy={isPlaceholderData} className="flex flex-col gap-3">
          <PostTable campaign={campaign} posts={data.posts} canWrite={canWrite} />
          {data.total > data.per_page && (
            <ListPages
              label="Pages of the videos"
              page={data.page}
              perPage={data.per_page}
              total={data.total}
              onPage={(page) => setParams({ page })}
            />
          )}
        </div>
      )}
      {data && data.posts.length === 0 && (
        <p className="py-6 text-center text-muted">
          {query.list === "lacking"
            ? "All checked videos meet the requirements."
            : canWrite
              ? "No videos yet. Assign videos to see the campaign's numbers."
              : "No videos yet."}
        </p>
      )}
    </section>
  );
}

function summaryOf({ checked, lacking }: CampaignPosts, { required }: Campaign): string {
  const most = checked >= MAX_CHECKED_POSTS ? "The 2,000 videos with the most views" : plural(checked, "video");
  if (required.length === 0) return `${most}, most views first.`;
  return `${most}; ${lacking === 0 ? "none" : lacking} without ${required.join(", ")} or a paid partnership label.`;
}

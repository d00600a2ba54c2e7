import { TriangleAlert } from "lucide-react";
import { CompactNumber } from "@/components/ui/figure";
import { StackedCell, StackedTable } from "@/components/ui/stacked-table";
import { TrackingStatusLabel } from "@/components/ui/tracking-status-label";
import { VideoIdentity } from "@/components/ui/video-identity";
import type { CampaignPost } from "@/lib/insight/campaigns/dashboard-schemas";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { RemoveVideo } from "./remove-video";
import { usd } from "./words";

interface PostTableProps {
  campaign: Campaign;
  posts: readonly CampaignPost[];
  canWrite: boolean;
}

export function PostTable({ campaign, posts, canWrite }: PostTableProps) {
  const hasRequired = campaign.required.length > 0;
  return (
    <StackedTable
      caption="Videos in the campaign"
      headings={[
        "Video",
        ...(hasRequired ? ["Requirements"] : []),
        { name: "Views", isNumeric: true },
        { name: "Engagements", isNumeric: true },
        { name: "Cost", isNumeric: true },
      ]}
      hasActions={canWrite}
    >
      {posts.map((post) => (
        <tr
          key={post.id}
          data-row={post.id}
          className="group/row relative block border-rule border-b py-3 last:border-b-0 hover:bg-surface-secondary md:table-row md:py-0"
        >
          <th
            scope="row"
            className="block py-1 pr-4 text-left font-normal md:table-cell md:w-2/5 md:py-2.5 md:align-top"
          >
            <VideoIdentity video={post}>
              <TrackingStatusLabel status={post.status} reason={post.status_reason} />
            </VideoIdentity>
          </th>
          {hasRequired && (
            <StackedCell label="Requirements">
              <Requirements post={post} />
            </StackedCell>
          )}
          <StackedCell label="Views" isNumeric>
            <CompactNumber value={post.views} align="right" />
          </StackedCell>
          <StackedCell label="Engagements" isNumeric>
            <CompactNumber value={post.engagements} align="right" />
          </StackedCell>
          <StackedCell label="Cost" isNumeric>
            {usd(post.cost_usd)}
          </StackedCell>
          {canWrite && (
            <td
              data-actions
              className="relative z-10 flex justify-end pt-2 md:table-cell md:py-1.5 md:text-right md:align-top"
            >
              <RemoveVideo campaign={campaign} post={post} />
            </td>
          )}
        </tr>
      ))}
    </StackedTable>
  );
}

function Requirements({ post: { shortfall, platform } }: { post: CampaignPost }) {
  if (shortfall === null) return <span className="text-muted">Complete</span>;
  const words = [
    shortfall.missing.length > 0 && `Missing ${shortfall.missing.join(", ")}`,
    shortfall.lacks_disclosure && `Not labeled as a paid partnership on ${PLATFORM_NAMES[platform]}`,
    shortfall.lacks_caption && "No caption stored, so it can't be checked",
  ].filter(Boolean);
  const isCertain = shortfall.missing.length > 0 || shortfall.lacks_disclosure;
  return (
    <span className="flex items-start gap-1.5">
      {isCertain && <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-warning-soft-foreground" />}
      <span className={`wrap-anywhere ${isCertain ? "" : "text-muted"}`}>{words.join(". ")}</span>
    </span>
  );
}

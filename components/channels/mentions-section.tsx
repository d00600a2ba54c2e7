"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ErrorState } from "@/components/ui/error-state";
import { CompactNumber } from "@/components/ui/figure";
import { ListPages } from "@/components/ui/list-pages";
import { PlaceholderRows } from "@/components/ui/placeholder";
import type { ChannelProfile, MentionRows, MentionRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { plural } from "@/lib/core/format";
import { ChannelIdentity } from "./channel-identity";
import { ChannelPicture } from "./channel-picture";
import { EngagedBlock } from "./engaged-block";
import { MissingData } from "./missing-data";
import { findAddress } from "./no-channels";
import { mentionsQuery } from "./queries";
import { channelParams, pageOf } from "./search-params";
import { PartNotice, SectionBlock } from "./section-block";

/** Renders who mentions the channel, who it mentions, and which influencers follow it. */
export function MentionsSection({ channel }: { channel: ChannelProfile }) {
  return (
    <div className="flex flex-col gap-10">
      <div className="grid gap-10 lg:grid-cols-2">
        <MentionsBlock channel={channel} direction="in" title="Mentioned by" />
        <MentionsBlock channel={channel} direction="out" title="Mentions" />
      </div>
      <EngagedBlock channel={channel} />
    </div>
  );
}

interface MentionsBlockProps {
  channel: ChannelProfile;
  direction: MentionRowsQuery["direction"];
  title: string;
}

const NOTES = {
  in: "From the stored captions of other channels, most frequent first.",
  out: "From the captions of its stored posts, most frequent first.",
};

function MentionsBlock({ channel, direction, title }: MentionsBlockProps) {
  const [params, setParams] = useQueryStates(channelParams);
  const query = { direction, page: pageOf(params[direction]) };
  const { data, error, refetch } = useQuery(mentionsQuery(channel.id, query));
  return (
    <SectionBlock title={title} note={<p className="text-muted text-sm">{NOTES[direction]}</p>}>
      {!data && !error && <PlaceholderRows rows={4} height={60} label="Loading mentions" />}
      {!data && error && (
        <ErrorState title="Mentions couldn't be loaded" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {data?.total === 0 &&
        (direction === "in" ? (
          <PartNotice title="No mentions yet">No stored caption mentions this channel.</PartNotice>
        ) : (
          <MissingData
            isPart
            what="posts"
            channel={channel}
            nothing={{ title: "No mentions", reason: "None of its stored posts mentions another account." }}
          />
        ))}
      {data && data.total > 0 && (
        <>
          <ul aria-label={title}>
            {data.rows.map((row) => (
              <li
                key={`${row.username} ${row.channel?.id}`}
                className="flex items-center justify-between gap-3 border-rule border-b py-2"
              >
                <Who row={row} platform={channel.platform} />
                <span className="shrink-0 text-right text-sm">
                  <span className="block tabular-nums">{plural(row.posts, "post")}</span>
                  {row.channel && (
                    <span className="block text-muted text-xs">
                      <CompactNumber value={row.channel.followers} missing="unknown" /> followers
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <ListPages
            label={`Pages: ${title}`}
            page={query.page}
            perPage={data.per_page}
            total={data.total}
            onPage={(page) => setParams({ [direction]: page }, { history: "push" })}
          />
        </>
      )}
    </SectionBlock>
  );
}

interface WhoProps {
  row: MentionRows["rows"][number];
  platform: ChannelProfile["platform"];
}

function Who({ row, platform }: WhoProps) {
  if (row.channel) return <ChannelIdentity channel={row.channel} />;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <ChannelPicture id={null} name={row.username} />
      <a
        href={findAddress({ platform, username: row.username })}
        className="tap-target flex min-w-0 items-center underline-offset-2 hover:underline"
      >
        <bdi className="truncate">@{row.username}</bdi>
      </a>
    </span>
  );
}

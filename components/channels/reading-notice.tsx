import { EmptyState } from "@/components/ui/empty-state";
import type { ChannelProfile } from "@/lib/channels/channels/schemas";
import { PartNotice } from "./section-block";
import { missingReason } from "./words";

interface NotReadProps {
  what: "posts" | "sample";
  channel: ChannelProfile;
  /** Where it was read and yet there is nothing. */
  nothing: { title: string; reason: string };
  /** Beside other parts of the page, in a line rather than in its place. */
  isPart?: boolean;
}

/** Why a section is empty: not read yet, not to be had, or there is nothing. */
export function NotRead({ what, channel, nothing, isPart = false }: NotReadProps) {
  const reason = missingReason(what, channel[what], channel.platform);
  const isComing = channel[what] === "waiting";
  const title = reason === null ? nothing.title : isComing ? "Being read in" : "Not known";
  const words = reason ?? nothing.reason;
  return (
    <div role="status" aria-busy={isComing}>
      {isPart ? <PartNotice title={title}>{words}</PartNotice> : <EmptyState title={title}>{words}</EmptyState>}
    </div>
  );
}

import { EmptyState } from "@/components/ui/empty-state";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { PartNotice } from "./section-block";
import { missingReason } from "./words";

interface MissingDataProps {
  what: "posts" | "sample";
  channel: ChannelProfile;
  /** Shown if the data was collected but is empty. */
  nothing: { title: string; reason: string };
  /** One line next to other parts of the page, instead of replacing the section. */
  isPart?: boolean;
}

/** Renders why a section is empty: not collected yet, unavailable, or no data. */
export function MissingData({ what, channel, nothing, isPart = false }: MissingDataProps) {
  const reason = missingReason(what, channel[what], channel.platform);
  const isComing = channel[what] === "waiting";
  const title = reason === null ? nothing.title : isComing ? "Collecting data" : "No data";
  const words = reason ?? nothing.reason;
  return (
    <div role="status" aria-busy={isComing}>
      {isPart ? <PartNotice title={title}>{words}</PartNotice> : <EmptyState title={title}>{words}</EmptyState>}
    </div>
  );
}

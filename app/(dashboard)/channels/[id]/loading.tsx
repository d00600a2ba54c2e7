import { ChannelSkeleton } from "@/components/channels/channel-skeleton";

export default function Loading() {
  return <ChannelSkeleton />;
}

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/components/api";
import { useSettled } from "@/components/ui/settled";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { listChannelRows } from "@/rest/dashboard/endpoints/channels";
import { listVideoRows } from "@/rest/dashboard/endpoints/videos";

const PAUSE_MS = 200;
const MAX_VIDEOS = 6;
const MAX_CHANNELS = 4;

export type VideoHit = Pick<VideoRow, "id" | "platform" | "title" | "creator" | "video_link">;
export type ChannelHit = Pick<ListedChannel, "id" | "platform" | "username" | "name">;

/**
 * Returns videos and saved channels that match the search. Typing is debounced: the newest search is sent after a
 * pause, and results of earlier ones are dropped.
 * @returns `isSearching` until the results match the typed text
 */
export function useHits(search: string) {
  const typed = search.trim();
  const q = useSettled(typed, PAUSE_MS);
  const isOn = q !== "" && typed !== "";
  const videos = useQuery({
    queryKey: ["palette", "videos", q],
    queryFn: ({ signal }) => api(listVideoRows, { query: { q, per_page: MAX_VIDEOS }, signal }),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  const channels = useQuery({
    queryKey: ["palette", "channels", q],
    queryFn: ({ signal }) => api(listChannelRows, { query: { list: "saved", q, per_page: MAX_CHANNELS }, signal }),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  return {
    videos: isOn ? (videos.data?.rows ?? []) : [],
    channels: isOn ? (channels.data?.rows ?? []) : [],
    isSearching:
      typed !== "" && (typed !== q || [videos, channels].some((hits) => hits.isPending || hits.isPlaceholderData)),
    error: isOn ? (videos.error ?? channels.error) : null,
  };
}

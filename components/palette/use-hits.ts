import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import { useSettled } from "@/components/ui/settled";
import { Platform } from "@/lib/platforms/schemas";

const PAUSE_MS = 200;
const MAX_VIDEOS = 6;
const MAX_CHANNELS = 4;

// Only the fields that the palette shows.
const Videos = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      platform: Platform,
      title: z.string().nullable(),
      creator: z.string().nullable(),
      video_link: z.string(),
    }),
  ),
});
const Channels = z.object({
  rows: z.array(z.object({ id: z.string(), platform: Platform, username: z.string(), name: z.string().nullable() })),
});
export type VideoHit = z.infer<typeof Videos>["rows"][number];
export type ChannelHit = z.infer<typeof Channels>["rows"][number];

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
    queryFn: ({ signal }) => api(Videos, "/api/dashboard/videos", { query: { q, per_page: MAX_VIDEOS }, signal }),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  const channels = useQuery({
    queryKey: ["palette", "channels", q],
    queryFn: ({ signal }) => api(Channels, "/api/dashboard/channels", { query: { q, per_page: MAX_CHANNELS }, signal }),
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

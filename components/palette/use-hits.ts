import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { api } from "@/components/api";
import { useSettled } from "@/components/ui/settled";
import { Platform } from "@/lib/platforms/schemas";

const PAUSE_MS = 200;
const MAX_VIDEOS = 6;
const MAX_CHANNELS = 4;

// Only what the palette shows of these answers.
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
 * Videos and saved channels that fit the search. Letters are not asked one by one: the newest search goes out after a
 * pause, and what the one before brought is dropped on its way.
 * @returns `isSearching` until what is shown answers what is typed
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

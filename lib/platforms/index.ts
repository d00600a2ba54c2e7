export type { FetchOptions } from "@/lib/platforms/call-with-retries";
export { fetchVideo, fetchVideos, streamVideos } from "@/lib/platforms/fetch-videos";
export { type ResolvedVideoUrl, resolveVideoUrl } from "@/lib/platforms/resolve-url";
export { isConfigured } from "@/lib/platforms/targets";

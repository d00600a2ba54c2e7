import { VideoSkeleton } from "@/components/videos/video-skeleton";

export default function Loading() {
  return <VideoSkeleton />;
}

export { compareVideos } from "@/lib/tracking/compare/compare-videos";

export { getChanges } from "@/lib/tracking/overview/changes";
export { getOverview } from "@/lib/tracking/overview/get";
export { getPublishing } from "@/lib/tracking/overview/publishing";

export { getOverview } from "@/lib/tracking/overview/get";

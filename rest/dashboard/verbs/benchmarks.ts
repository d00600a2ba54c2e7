export { getVideoBenchmark } from "@/lib/insight/benchmarks/get-video-benchmark";
export { listOutliers } from "@/lib/insight/benchmarks/list-outliers";

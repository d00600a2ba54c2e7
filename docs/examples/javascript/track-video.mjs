/** node track-video.mjs LINK DAYS [--stop]: tracks a video unless it is already tracked, and prints its snapshots. */
import { ApiError, Clipscope } from "./clipscope.mjs";

async function ensureTracked(client, link, days) {
  // `url` takes every form of a link, so the API also finds the video when it was tracked by another one.
  const { videos } = await client.listVideos({ status: "monitoring", url: link, limit: 1 });
  if (videos.length > 0) {
    console.log(`Already tracking ${videos[0].id}`);
    return videos[0].id;
  }
  const usage = await client.usage();
  const estimatedCost = days * 24 * usage.cost_per_snapshot;
  // Pending charges are not booked yet.
  if (usage.balance_usd - usage.uncharged_usage_usd < estimatedCost) throw new Error("Insufficient balance");
  const tracked = await client.trackVideo(link, days);
  console.log(`Tracking ${tracked.id} for at most $${tracked.estimated_cost.toFixed(2)}`);
  return tracked.id;
}

const [link = "", days = "", flag] = process.argv.slice(2);
try {
  const client = Clipscope.fromEnvironment();
  const id = await ensureTracked(client, link, Number(days));
  const video = await client.getVideo(id);
  console.log(`${video.platform}: ${video.current_metadata.title ?? "untitled"} (${video.status})`);
  // Metrics are decimal strings, null where the platform does not report one.
  for (const { snapshot_time, views } of video.snapshots) console.log(`${snapshot_time} ${views ?? "-"} views`);
  if (flag === "--stop") console.log(`Stopped: ${(await client.stopVideo(id)).new_status}`);
} catch (error) {
  console.error(error instanceof ApiError ? `Error ${error.status}: ${error.message}` : `Error: ${error.message}`);
  process.exitCode = 1;
}

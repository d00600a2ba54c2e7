/** node track-video.mjs LINK DAYS [--stop]: tracks a video if it is not tracked yet and can be paid, and shows it. */
import { ApiError, Clipscope } from "./clipscope.mjs";

async function ensureTracked(client, link, days) {
  for await (const video of client.allVideos({ status: "monitoring", limit: 100 }))
    if (video.video_link === link || video.canonical_url === link) {
      console.log(`Already tracking ${video.id}`);
      return video.id;
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

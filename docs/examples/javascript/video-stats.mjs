/** node video-stats.mjs [name=value …], for example: platform=TikTok sort=views order=desc limit=10 */
import { ApiError, Clipscope } from "./clipscope.mjs";

async function getVideoStats(client, params = {}) {
  const { data, pagination } = await client.videoStats(params);
  console.log(`Found ${pagination.total} tracked videos`);
  for (const video of data) {
    const views = video.views === null ? "no" : video.views.toLocaleString("en-US");
    console.log(`${video.platform}: ${views} views, ${Object.keys(video.stats.views).length} snapshots`);
  }
}

try {
  const params = Object.fromEntries(process.argv.slice(2).map((argument) => argument.split("=", 2)));
  await getVideoStats(Clipscope.fromEnvironment(), params);
} catch (error) {
  console.error(error instanceof ApiError ? `Error ${error.status}: ${error.message}` : `Error: ${error.message}`);
  process.exitCode = 1;
}

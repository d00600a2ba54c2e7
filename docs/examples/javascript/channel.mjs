/** node channel.mjs USERNAME [MEDIA]: a channel, its followers over time, its posts, and what that cost. */
import { ApiError, Clipscope } from "./clipscope.mjs";

const [username = "", media = "instagram"] = process.argv.slice(2);
try {
  const client = Clipscope.fromEnvironment();
  const before = await client.balance();
  const { results } = await client.searchChannels(username, { media });
  if (results.length === 0) throw new Error("No such channel");
  const channel = await client.channel(results[0].id);
  console.log(`${channel.username} on ${channel.media}: ${channel.stats.followers.toLocaleString("en-US")} followers`);
  const changes = await client.channelAnalytics(channel.id, "follower-changes", { period: 90 });
  console.log(`${changes.count} days of followers`);
  const content = await client.channelContent(channel.id);
  console.log(`${content.count} posts`);
  const after = await client.balance();
  console.log(`${before.credits - after.credits} credits used, ${after.credits} left`);
} catch (error) {
  console.error(error instanceof ApiError ? `Error ${error.status}: ${error.message}` : `Error: ${error.message}`);
  process.exitCode = 1;
}

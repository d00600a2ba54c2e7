/** node sync-subscribers.mjs: updates and prints the follower counts of the organization's social accounts. */
import { ApiError, Clipscope } from "./clipscope.mjs";

try {
  const client = Clipscope.fromEnvironment();
  const { status } = await client.syncSubscriberCounts();
  console.log(`Sync: ${status}`);
  for (const { type, username, currentNumberOfSubscribers: now, prevNumberOfSubscribers: before } of (
    await client.subscriberCounts()
  ).socials)
    console.log(`${type} ${username}: ${now ?? "-"} (before ${before ?? "-"})`);
} catch (error) {
  console.error(error instanceof ApiError ? `Error ${error.status}: ${error.message}` : `Error: ${error.message}`);
  process.exitCode = 1;
}

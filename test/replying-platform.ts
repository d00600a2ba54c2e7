import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Starts a platform that answers every call with what `reply` returns for its path, and points the environment of this
 * test file at it. Returns what stops it.
 */
export async function startReplyingPlatform(reply: (url: URL) => unknown): Promise<() => void> {
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(reply(new URL(request.url ?? "/", "http://localhost"))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  delete process.env.SANDBOX_URL;
  Object.assign(process.env, {
    YOUTUBE_API_KEY: "key",
    YOUTUBE_BASE_URL: `${origin}/youtube/v3`,
    X_BEARER_TOKEN: "token",
    X_BASE_URL: `${origin}/x`,
    RAPIDAPI_KEY: "key",
    TIKTOK_BASE_URL: `${origin}/tiktok`,
    INSTAGRAM_BASE_URL: `${origin}/instagram`,
  });
  return () => {
    server.closeAllConnections();
    server.close();
  };
}

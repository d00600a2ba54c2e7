import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { LANGUAGES, runExample } from "@/e2e/clients/run";
import { expect, test } from "@/e2e/fixtures";

/** Forwards requests to the product, and records their paths. */
async function listRequests(target: string) {
  const paths: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    paths.push(new URL(url ?? "/", target).pathname);
    const upstream = request(new URL(url ?? "/", target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on("error", () => response.writeHead(502).end()).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    paths,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

for (const language of LANGUAGES)
  test.describe(`channels in ${language}`, () => {
    test("finds a video's creator and prints the cost", async ({ apiAs, demo }) => {
      const api = await apiAs(demo.keys.full);
      const { videos } = await (await api.get("/api/v1/videos?platform=tiktok&limit=1")).json();
      const username: string = videos[0].current_metadata.creator.replace(/^@/, "");
      const search = await (await api.get("/api/v1/channels/search", { params: { username, media: "tiktok" } })).json();
      const [channel] = search.results;
      const count = async (path: string) =>
        (await (await api.get(`/api/v1/channels/${channel.id}/${path}`)).json()).count;
      // Posts are read in the background after the first request for them: at any time during the run.
      const postsBefore = await count("content");
      const outcome = await runExample(language, "channel", [username, "tiktok"], {
        url: demo.url,
        key: demo.keys.full,
      });
      expect([outcome.code, outcome.error]).toEqual([0, ""]);
      expect(outcome.lines.slice(0, 2)).toEqual([
        `${username} on tiktok: ${channel.stats.followers.toLocaleString("en-US")} followers`,
        `${await count("analytics/follower-changes")} days of followers`,
      ]);
      expect([`${postsBefore} posts`, `${await count("content")} posts`]).toContain(outcome.lines[2]);
      // Other tests use the same organization's credits meanwhile.
      const used = Number(/^(\d+) credits used, \d+ left$/.exec(outcome.lines[3] ?? "")?.[1]);
      expect(used).toBeGreaterThanOrEqual(20);
    });

    test("does not retry when credits are used up", async ({ demo }) => {
      await using api = await listRequests(demo.url);
      expect(await runExample(language, "channel", ["anyone"], { url: api.url, key: demo.keys.noCredits })).toEqual({
        code: 1,
        lines: [""],
        error: "Error 429: Not enough credits",
      });
      expect(api.paths.map((path) => path.split("/").at(-1))).toEqual(["balance", "search"]);
    });
  });

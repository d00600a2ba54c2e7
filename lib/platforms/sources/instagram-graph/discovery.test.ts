import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { platformQuotas } from "@/db/schema";
import { withRun } from "@/lib/platforms/call-with-retries";
import type { Outcomes } from "@/lib/platforms/connector";
import type { Outcome, VideoData } from "@/lib/platforms/schemas";
import { instagramGraph } from "@/lib/platforms/sources/instagram-graph";
import { graphChannels } from "@/lib/platforms/sources/instagram-graph/channels";
import { streamVideos } from "@/lib/platforms/sources/stream-videos";
import { accountOf } from "@/sandbox/accounts";
import { mintId } from "@/sandbox/ids";
import { postsOf } from "@/sandbox/posts";
import { testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const NOW = new Date("2026-03-10T12:00:00Z");
const ctx = testContext(NOW);
const quick = { timeoutMs: 2_000, backoffMs: 1 };
/** Posts about twice a day, so that more than a page is listed. */
const busy = (() => {
  for (let number = 0; ; number++) {
    const account = accountOf("instagram", number);
    if (account.kind === "creator" && account.rhythm < 20) return account;
  }
})();
const listed = postsOf("instagram", busy, NOW.getTime(), 120).ids;

async function read(ids: readonly string[], creators?: ReadonlyMap<string, string>): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const known = creators ?? new Map(ids.map((id) => [id, busy.username]));
  const take = (id: string, outcome: Outcome<VideoData>) => outcomes.set(id, outcome);
  await streamVideos(ctx, instagramGraph, ids, { ...quick, creators: known }, take);
  return outcomes;
}
const kinds = (outcomes: Outcomes) => [...outcomes.values()].map(({ kind }) => kind);

beforeEach(() => ctx.db.delete(platformQuotas));
afterEach(clearFaults);

describe("posts", () => {
  it("of one creator share a call, whatever their number", async () => {
    const before = await countCalls("instagram");
    const outcomes = await read(listed.slice(0, 30));
    expect(kinds(outcomes)).toEqual(Array(30).fill("ok"));
    expect(await countCalls("instagram")).toBe(before + 1);
    const [first] = outcomes.values();
    expect(first).toMatchObject({
      value: {
        creator: busy.username,
        provider: "instagram-business-discovery",
        figures: { shares: null, saves: null },
      },
    });
  });

  it("beyond the first page are looked for on the next ones, as far as needed", async () => {
    const before = await countCalls("instagram");
    expect(kinds(await read([listed[0] ?? "", listed[110] ?? ""]))).toEqual(["ok", "ok"]);
    expect(await countCalls("instagram")).toBe(before + 3);
  });

  it("that aren't listed are transient, after at most four pages", async () => {
    const before = await countCalls("instagram");
    const other = mintId("instagram", new Date("2026-03-01T12:00:00Z"), "unlisted");
    expect(kinds(await read([other]))).toEqual(["transient"]);
    expect(await countCalls("instagram")).toBeLessThanOrEqual(before + 4);
  });

  it("of an unknown creator cost no call", async () => {
    const before = await countCalls("instagram");
    expect(kinds(await read(listed.slice(0, 2), new Map()))).toEqual(["transient", "transient"]);
    expect(await countCalls("instagram")).toBe(before);
  });

  it("with hidden likes have no likes", async () => {
    const [id = ""] = listed;
    await injectFault({ platform: "instagram", fault: "hidden_likes_minus_one", ids: [id] });
    expect((await read([id])).get(id)).toMatchObject({ kind: "ok", value: { figures: { likes: null } } });
  });
});

describe("errors", () => {
  it.each([
    ["graph_token_expired", "auth"],
    ["graph_app_limit", "rate_limited"],
    ["graph_user_limit", "rate_limited"],
    ["http_503", "transient"],
    ["html_body", "invalid_response"],
  ])("%s is %s", async (fault, kind) => {
    await injectFault({ platform: "instagram", fault, endpoints: ["business_discovery"] });
    expect(kinds(await read(listed.slice(0, 1)))).toEqual([kind]);
  });

  it("for a personal account, which isn't covered, are unavailable", async () => {
    const person = accountOf("instagram", 700_000);
    const outcomes = await read(listed.slice(0, 1), new Map([[listed[0] ?? "", person.username]]));
    expect(kinds(outcomes)).toEqual(["unavailable"]);
  });
});

describe("channels", () => {
  const run = <T>(work: Parameters<typeof withRun<T>>[3]) => withRun(ctx, instagramGraph, quick, work);

  it("keep the ID that they are known by", async () => {
    const found = await run((one) => graphChannels.byId(one, [{ externalId: busy.id, username: busy.username }]));
    expect(found.get(busy.id)).toMatchObject({ kind: "ok", value: { externalId: busy.id, username: busy.username } });
  });

  it("without a known username can't be looked up", async () => {
    const found = await run((one) => graphChannels.byId(one, [{ externalId: busy.id }]));
    expect(found.get(busy.id)).toEqual({ kind: "transient" });
  });

  it("list posts, newest first", async () => {
    const channel = { externalId: busy.id, postsId: null, isPrivate: false, username: busy.username };
    const posts = await run((one) => graphChannels.posts(one, channel, 60));
    if (posts.kind !== "ok") throw new Error(posts.kind);
    expect(posts.value.slice(0, 60).map(({ externalId }) => externalId)).toEqual(listed.slice(0, 60));
  });
});

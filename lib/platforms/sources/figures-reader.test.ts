import { beforeEach, describe, expect, it } from "vitest";
import { platformQuotas } from "@/db/schema";
import type { Outcomes } from "@/lib/platforms/connector";
import { streamVideos } from "@/lib/platforms/sources/stream-videos";
import { youtubeDataApi } from "@/lib/platforms/sources/youtube-data-api";
import { mintId } from "@/sandbox/ids";
import { testContext } from "@/test/context";
import { clearFaults, countCalls, injectFault } from "@/test/sandbox";

const ctx = testContext(new Date("2026-03-10T12:00:00Z"));
const ids = Array.from({ length: 60 }, (_, index) =>
  mintId("youtube", new Date("2026-03-08T12:00:00Z"), `figures${index}`),
);
const quick = { timeoutMs: 2_000, backoffMs: 1 };

async function readFigures(): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  await streamVideos(ctx, youtubeDataApi, ids, { ...quick, figuresOnly: new Set(ids) }, (id, outcome) =>
    outcomes.set(id, outcome),
  );
  return outcomes;
}
const used = async () =>
  Object.fromEntries((await ctx.db.select().from(platformQuotas)).map(({ bucket, used }) => [bucket, used]));

beforeEach(async () => {
  await ctx.db.delete(platformQuotas);
  await clearFaults();
});

describe("YouTube's figures without metadata", () => {
  it("are read by batchGetStats, in its own bucket", async () => {
    const outcomes = await readFigures();
    expect([...outcomes.values()].every(({ kind }) => kind === "ok")).toBe(true);
    expect(outcomes.get(ids[0] ?? "")).toMatchObject({ value: { isFiguresOnly: true, title: null } });
    expect(await used()).toEqual({ batchGetStats: 2 });
  });

  it("equal those that come with metadata", async () => {
    const reduced = await readFigures();
    const whole: Outcomes = new Map();
    await streamVideos(ctx, youtubeDataApi, ids, quick, (id, outcome) => whole.set(id, outcome));
    const figures = (outcomes: Outcomes) =>
      ids.map((id) => {
        const outcome = outcomes.get(id);
        return outcome?.kind === "ok" ? outcome.value.figures : outcome?.kind;
      });
    expect(figures(reduced)).toEqual(figures(whole));
  });

  it("that are left out are asked for again, since only `videos` says what is gone", async () => {
    const [leftOut = "", gone = ""] = ids;
    await injectFault({ platform: "youtube", fault: "left_out", ids: [leftOut] });
    await injectFault({ platform: "youtube", fault: "absent", ids: [gone] });
    const before = await countCalls("youtube");
    const outcomes = await readFigures();
    expect(outcomes.get(leftOut)?.kind).toBe("ok");
    expect(outcomes.get(gone)?.kind).toBe("unavailable");
    expect(await countCalls("youtube")).toBe(before + 3);
  });

  it("come from `videos` once their own quota is used up", async () => {
    await injectFault({ platform: "youtube", fault: "quota_exceeded", endpoints: ["videos:batchGetStats"] });
    const outcomes = await readFigures();
    expect([...outcomes.values()].every(({ kind }) => kind === "ok")).toBe(true);
  });
});

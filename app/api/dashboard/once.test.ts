import { count, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerOnce } from "@/app/api/dashboard/once";
import { trackings, videoImports } from "@/db/schema";
import { getAccount } from "@/lib/billing/account";
import type { OrganizationContext } from "@/lib/core/context";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { canonicalVideoUrl } from "@/lib/platforms/rules";
import { createImport } from "@/lib/tracking/imports/create";
import { ImportId } from "@/lib/tracking/imports/schemas";
import { ExtendedVideo } from "@/lib/tracking/videos/dashboard-schemas";
import { extendVideo } from "@/lib/tracking/videos/extend";
import { TrackedVideo } from "@/lib/tracking/videos/schemas";
import { mintId } from "@/sandbox/ids";
import { createTestOrganization, testContext } from "@/test/context";
import { clearFaults, injectFault } from "@/test/sandbox";
import { trackVideo } from "@/test/track";

const START = new Date("2026-03-10T12:00:10Z");
let owner: OrganizationContext;
let n = 0;

afterEach(clearFaults);

beforeEach(async () => {
  owner = await createTestOrganization(testContext(START));
});

function body() {
  n += 1;
  const id = mintId("youtube", new Date(START.getTime() - HOUR_MS), `once:${n}`);
  return { video_link: canonicalVideoUrl("youtube", id), duration_days: 1 };
}

const request = (key: string | null, path = "/api/dashboard/videos") => ({
  method: "POST",
  url: `http://localhost${path}`,
  headers: new Headers(key === null ? {} : { "Idempotency-Key": key }),
});

const track = (key: string | null, input: ReturnType<typeof body>, ctx = owner) =>
  answerOnce(request(key), { ctx, answer: TrackedVideo, body: input, verb: (own) => trackVideo(own, input) });

async function stands() {
  const [row] = await owner.db
    .select({ n: count() })
    .from(trackings)
    .where(eq(trackings.organizationId, owner.organization.id));
  return { tracked: row?.n, pending: (await getAccount(owner.db, owner.organization.id)).uncharged };
}

describe("a change of the dashboard with an Idempotency-Key", () => {
  it("is made once when repeated, with the same response", async () => {
    const input = body();
    const first = await track("a", input);
    const again = await track("a", input);
    expect(again.value).toEqual(first.value);
    expect(again.headers).toEqual({ "Idempotent-Replayed": "true" });
    expect(await stands()).toMatchObject({ tracked: 1 });
  });

  it("is made once for identical concurrent requests", async () => {
    const input = body();
    const results = await Promise.allSettled([track("b", input), track("b", input), track("b", input)]);
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    expect(await stands()).toMatchObject({ tracked: 1 });
  });

  it("is a new one under a new key, and rejected with the key of another request", async () => {
    const input = body();
    await track("c", input);
    await track("d", input);
    expect(await stands()).toMatchObject({ tracked: 2 });
    await expect(track("c", body())).rejects.toMatchObject({ refusal: { code: "idempotency_mismatch" } });
  });

  it("can be retried after an error", async () => {
    await injectFault({ platform: "youtube", fault: "absent", count: 1 });
    const input = body();
    await expect(track("e", input)).rejects.toMatchObject({ refusal: { code: "not_found" } });
    await track("e", input);
    expect(await stands()).toMatchObject({ tracked: 1 });
  });

  it("extends once", async () => {
    const { value } = await track(null, body());
    const { id } = TrackedVideo.parse(value);
    const input = { days: 2, duration_days: 1 };
    const extend = () =>
      answerOnce(request("f", `/api/dashboard/videos/${id}/extend`), {
        ctx: owner,
        answer: ExtendedVideo,
        body: input,
        verb: (own) => extendVideo(own, { id, ...input }),
      });
    const first = await extend();
    expect((await extend()).value).toEqual(first.value);
    expect(first.value).toMatchObject({ duration_days: 3 });
  });
});

describe("a change whose client disconnected", () => {
  it("is not committed: nothing is tracked or charged", async () => {
    const controller = new AbortController();
    const input = body();
    const leaving = track("g", input, { ...owner, signal: controller.signal });
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ name: "AbortError" });
    expect(await stands()).toEqual({ tracked: 0, pending: 0n });
    // The key is free: a new attempt runs.
    await track("g", input);
    expect(await stands()).toMatchObject({ tracked: 1 });
  });

  it("creates no import", async () => {
    const signal = AbortSignal.abort();
    const input = { text: body().video_link, duration_days: 1, campaign: null, labels: [] };
    const user = { ...owner, signal, actor: { type: "user", userId: 1, role: "owner" } as const };
    await expect(
      answerOnce(request("h", "/api/dashboard/imports"), {
        ctx: user,
        answer: ImportId,
        body: input,
        verb: (own) => createImport(own, input),
      }),
    ).rejects.toThrow();
    expect(await owner.db.select().from(videoImports)).toEqual([]);
  });
});

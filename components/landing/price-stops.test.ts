import { describe, expect, it } from "vitest";
import { TrackedVideo } from "@/lib/tracking/videos/schemas";
import { trackVideoOperation } from "@/rest/operations/videos";
import { priceOf, VIDEO_STOPS } from "./price-stops";

describe("the price calculator", () => {
  it("shows what the API estimates for one video", () => {
    const { monitoring_duration_days, estimated_cost } = TrackedVideo.parse(trackVideoOperation.example);
    expect(priceOf(1, monitoring_duration_days).usd).toBe(estimated_cost);
  });

  it("multiplies without rounding", () => {
    expect(priceOf(1, 1)).toEqual({ snapshots: 24, usd: 0.36, plan: "Free" });
    expect(priceOf(10, 7)).toEqual({ snapshots: 1680, usd: 25.2, plan: "Free" });
    expect(priceOf(100, 30)).toEqual({ snapshots: 72_000, usd: 1080, plan: "Pro" });
  });

  it("has stops in increasing order, with Enterprise last", () => {
    const counts = VIDEO_STOPS.slice(0, -1);
    expect(counts).toEqual([...counts].sort((a, b) => Number(a) - Number(b)));
    expect(VIDEO_STOPS.at(-1)).toBeNull();
  });
});

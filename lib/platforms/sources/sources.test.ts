import { describe, expect, it } from "vitest";
import { PLATFORMS } from "@/lib/platforms/schemas";
import { ALL_SOURCES, SOURCES } from "@/lib/platforms/sources";
import { sourceOfSeries } from "@/lib/platforms/sources/usable-sources";

describe("the table of sources", () => {
  it("has each ID once, at its platform", () => {
    expect(new Set(ALL_SOURCES.map(({ id }) => id)).size).toBe(ALL_SOURCES.length);
    for (const platform of PLATFORMS)
      for (const source of SOURCES[platform]) expect([source.id, source.platform]).toEqual([source.id, platform]);
  });

  it("has no bucket name twice in a platform, because buckets are stored by both", () => {
    for (const platform of PLATFORMS) {
      const names = SOURCES[platform].map(({ videos }) => videos.bucket.name);
      expect(new Set(names).size, platform).toBe(names.length);
    }
  });
});

describe("a series", () => {
  const [looter, graph] = SOURCES.instagram;
  if (!graph) throw new Error("Instagram has two sources");

  it("keeps its own source as long as that is usable", () => {
    expect(sourceOfSeries("instagram", graph.id, [looter, graph])).toBe(graph);
    expect(sourceOfSeries("instagram", looter.id, [looter, graph])).toBe(looter);
  });

  it("continues with the first usable one otherwise", () => {
    expect(sourceOfSeries("instagram", looter.id, [graph])).toBe(graph);
    expect(sourceOfSeries("instagram", "", [looter, graph])).toBe(looter);
    expect(sourceOfSeries("instagram", "a source of another version", [graph])).toBe(graph);
  });

  it("waits for its own one if no other is usable", () => {
    expect(sourceOfSeries("instagram", looter.id, [])).toBe(looter);
    expect(sourceOfSeries("instagram", "", [])).toBeNull();
  });
});

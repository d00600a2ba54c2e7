import { expect, test } from "vitest";
import { HOUR_MS } from "@/lib/core/time/unit-rules";
import { videoAt, videoOf } from "@/sandbox/videos";
import { findId, HISTORY_DAYS, makeScenes } from "@/scripts/demo/scenes";

const BEGIN = Date.UTC(2026, 9, 1, 9, 41);
const scenes = makeScenes();
const idOf = (scene: (typeof scenes)[number]) =>
  findId(scene, new Date(BEGIN + (scene.startsAt - scene.publishedBefore) * HOUR_MS), () => true);
const scene = (title: string) => scenes.find((one) => one.title === title) ?? expect.fail(title);

test("sixty to eighty videos, each with a title of its own, on all platforms, with several posts per creator", () => {
  expect(scenes.length).toBeGreaterThanOrEqual(60);
  expect(scenes.length).toBeLessThanOrEqual(80);
  expect(new Set(scenes.map(({ title }) => title)).size).toBe(scenes.length);
  expect(new Set(scenes.map(({ creator }) => creator.platform)).size).toBe(4);
  for (const { account } of scenes) expect(scenes.filter((one) => one.account === account).length).toBeGreaterThan(1);
});

test("they start in order, and all within the history", () => {
  expect(scenes.map(({ startsAt }) => startsAt)).toEqual(
    scenes.map(({ startsAt }) => startsAt).toSorted((a, b) => a - b),
  );
  for (const { startsAt, goneAt, stopsAt, lapse } of scenes)
    for (const hour of [startsAt, goneAt ?? 1, stopsAt ?? 1, lapse?.until ?? 1])
      expect(hour >= 1 && hour < HISTORY_DAYS * 24).toBe(true);
});

test("an ID has the scene's creator, title, reach and time of publication", () => {
  for (const one of scenes) {
    const { platform, followers, username } = one.creator;
    const id = idOf(one);
    const start = BEGIN + one.startsAt * HOUR_MS;
    const video = videoAt(platform, id, start, new Map());
    expect(video).toMatchObject({ title: one.title, username });
    expect(video.growth.views / followers).toBeGreaterThanOrEqual(one.reach[0]);
    expect(video.growth.views / followers).toBeLessThan(one.reach[1]);
    const hours = (start - video.publishedAt) / HOUR_MS;
    expect(hours).toBeGreaterThanOrEqual(one.publishedBefore - 0.01);
    expect(hours).toBeLessThan(one.publishedBefore + 0.6);
  }
});

test("one video breaks out, one flops, one is removed, and one is corrected", () => {
  const views = (title: string) => videoOf(scene(title).creator.platform, idOf(scene(title))).growth.views;
  const all = scenes.map(({ title }) => views(title)).toSorted((a, b) => a - b);
  expect(views("POV: you finally bought the jacket everyone has")).toBe(all.at(-1));
  expect(all.at(-1)).toBeGreaterThan(3 * (all.at(-2) ?? 0));
  expect(views("packing light for a city break")).toBe(all[0]);
  expect(scenes.filter(({ goneAt }) => goneAt !== undefined)).toHaveLength(1);
  expect(scenes.filter(({ lapse }) => lapse?.fault === "falling")).toHaveLength(1);
});

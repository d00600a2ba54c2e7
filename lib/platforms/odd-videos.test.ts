import fc from "fast-check";
import { assert, describe, expect, it } from "vitest";
import type { Connector } from "@/lib/platforms/connector";
import { FieldReader } from "@/lib/platforms/field-reader";
import { type Figures, METRICS, type Metric, type Platform } from "@/lib/platforms/schemas";
import { instagram } from "@/lib/platforms/sources/instagram-looter2/videos";
import { tiktok } from "@/lib/platforms/sources/tiktok-scraper7/videos";
import { x } from "@/lib/platforms/sources/x-api/videos";
import { youtube } from "@/lib/platforms/sources/youtube-data-api/videos";
import { ODD_VALUES, type OddValue, type Path, placesOf, shownPath, spoil } from "@/test/mutations";

const NOW = new Date("2026-07-10T12:00:00Z");
const YOUTUBE = ["dQw4w9WgXcQ", "9bZkp7q19f0"];
const X = ["1460323737035677698", "1460323737035677699"];

const youtubeItem = (id: string) => ({
  kind: "youtube#video",
  id,
  snippet: {
    publishedAt: "2026-01-01T10:00:00Z",
    channelId: "UCuAXFkgsw1L7xaCfnd5JJOw",
    title: "A title",
    description: "More",
    thumbnails: { default: { url: "https://i.ytimg.com/d.jpg" }, medium: { url: "https://i.ytimg.com/m.jpg" } },
    channelTitle: "Someone",
  },
  contentDetails: { duration: "PT10M5S" },
  statistics: { viewCount: "1000", likeCount: "50", favoriteCount: "0", commentCount: "7" },
  status: { uploadStatus: "processed", privacyStatus: "public" },
});
const post = (id: string) => ({
  id,
  text: "A post",
  created_at: "2024-01-01T00:00:00.000Z",
  author_id: "12",
  public_metrics: {
    retweet_count: 3,
    reply_count: 7,
    like_count: 50,
    quote_count: 1,
    bookmark_count: 4,
    impression_count: 1000,
  },
  attachments: { media_keys: ["3_1"] },
});

/** A recorded response of each platform, and the position of each metric of its first video. */
interface Recorded {
  connector: Connector;
  ids: string[];
  body: object;
  figures: Partial<Record<Metric, Path>>;
  /** Without these, the response is unusable, or means that the video can't be viewed. */
  needed: string[];
}
const RECORDED: Record<Platform, Recorded> = {
  youtube: {
    connector: youtube,
    ids: YOUTUBE,
    body: { kind: "youtube#videoListResponse", pageInfo: { totalResults: 2 }, items: YOUTUBE.map(youtubeItem) },
    figures: {
      views: ["items", 0, "statistics", "viewCount"],
      likes: ["items", 0, "statistics", "likeCount"],
      comments: ["items", 0, "statistics", "commentCount"],
    },
    needed: ["items", "items[]", "items[].id", "items[].statistics"],
  },
  twitter: {
    connector: x,
    ids: X,
    body: {
      data: X.map(post),
      includes: {
        media: [{ media_key: "3_1", type: "photo", url: "https://pbs.twimg.com/1.jpg" }],
        users: [{ id: "12", name: "Ada", username: "ada" }],
      },
    },
    figures: {
      views: ["data", 0, "public_metrics", "impression_count"],
      likes: ["data", 0, "public_metrics", "like_count"],
      comments: ["data", 0, "public_metrics", "reply_count"],
      shares: ["data", 0, "public_metrics", "retweet_count"],
      saves: ["data", 0, "public_metrics", "bookmark_count"],
    },
    needed: ["data", "data[]", "data[].id", "data[].public_metrics"],
  },
  tiktok: {
    connector: tiktok,
    ids: ["7234567890123456789"],
    body: {
      code: 0,
      msg: "success",
      processed_time: 0.2,
      data: {
        id: "7234567890123456789",
        region: "US",
        title: "A title",
        cover: "https://p16.tiktokcdn.com/c.jpg",
        origin_cover: "https://p16.tiktokcdn.com/o.jpg",
        duration: 12,
        play_count: 1000,
        digg_count: 50,
        comment_count: 7,
        share_count: 3,
        download_count: 1,
        collect_count: 4,
        create_time: 1_700_000_000,
        author: { id: "6800000000000000000", unique_id: "ada", nickname: "Ada" },
      },
    },
    figures: {
      views: ["data", "play_count"],
      likes: ["data", "digg_count"],
      comments: ["data", "comment_count"],
      shares: ["data", "share_count"],
      saves: ["data", "collect_count"],
    },
    needed: ["code", "data", "data.id"],
  },
  instagram: {
    connector: instagram,
    ids: ["C1aB2cD3eF4"],
    body: {
      status: true,
      id: "3200000000000000000",
      shortcode: "C1aB2cD3eF4",
      is_video: true,
      thumbnail_src: "https://scontent.cdninstagram.com/t.jpg",
      video_view_count: 300,
      video_play_count: 1000,
      edge_media_to_caption: { edges: [{ node: { text: "A caption" } }] },
      edge_media_preview_like: { count: 50 },
      edge_media_to_parent_comment: { count: 7 },
      edge_media_to_comment: { count: 7 },
      like_and_view_counts_disabled: false,
      taken_at_timestamp: 1_700_000_000,
      owner: { id: "123", username: "ada", is_private: false },
    },
    figures: {
      views: ["video_play_count"],
      likes: ["edge_media_preview_like", "count"],
      comments: ["edge_media_to_parent_comment", "count"],
    },
    needed: ["shortcode", "owner.is_private"],
  },
};
const PLATFORMS = Object.keys(RECORDED) as Platform[];
const EXPECTED: Figures = { views: 1000, likes: 50, comments: 7, shares: 3, saves: 4 };

function figuresOf({ connector, ids }: Recorded, body: unknown, index = 0): Figures | null {
  const verdict = connector.interpret({ status: 200, headers: {}, body }, ids, NOW, new FieldReader());
  if ("failure" in verdict) return null;
  const outcome = verdict.outcomes.get(ids[index] ?? "");
  return outcome?.kind === "ok" ? outcome.value.figures : null;
}
const isAt = (path: Path, place: Path) => place.every((step, index) => path[index] === step);
/** Accepted values of a metric whose own field was replaced. */
const allowed = (metric: Metric): unknown[] => [EXPECTED[metric], null, 12];

/** Each makes thousands of checks, so they use `assert`, because `expect` would take most of the time. */
describe.each(PLATFORMS)("%s: one unexpected value anywhere in the response", (platform) => {
  const recorded = RECORDED[platform];
  const own = Object.entries(recorded.figures) as [Metric, Path][];
  const isNeeded = (place: Path) => recorded.needed.includes(shownPath(place));

  it("is read as recorded", () => {
    const figures = figuresOf(recorded, recorded.body);
    for (const [metric] of own) expect(figures?.[metric]).toBe(EXPECTED[metric]);
  });

  it("never affects another metric", () => {
    for (const place of placesOf(recorded.body).filter((one) => !isNeeded(one)))
      for (const odd of ODD_VALUES) {
        const figures = figuresOf(recorded, spoil(recorded.body, place, odd));
        const what = `${shownPath(place)} = ${String(odd)}`;
        assert(figures, what);
        for (const [metric, path] of own)
          if (isAt(path, place)) assert.include(allowed(metric), figures[metric], what);
          else assert.strictEqual(figures[metric], EXPECTED[metric], what);
      }
  });

  it("for any JSON value", () => {
    // Instagram's `status: false` marks an error.
    const places = placesOf(recorded.body).filter((one) => !isNeeded(one) && shownPath(one) !== "status");
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        const figures = figuresOf(recorded, spoil(recorded.body, place, value));
        assert(figures, shownPath(place));
        for (const [metric, path] of own)
          if (!isAt(path, place)) assert.strictEqual(figures[metric], EXPECTED[metric], shownPath(place));
          else assert.isAtLeast(figures[metric] ?? 0, 0, shownPath(place));
      }),
      { numRuns: 1_000 },
    );
  });

  it("not even an additional field", () => {
    const names = [
      "errors",
      "error",
      "meta",
      "includes",
      "message",
      "msg",
      "code",
      "status",
      "kind",
      "pageInfo",
      "etag",
    ];
    const extra = names.filter((name) => !(name in recorded.body));
    fc.assert(
      fc.property(fc.constantFrom(...extra), fc.jsonValue(), (name, value) => {
        const figures = figuresOf(recorded, { ...recorded.body, [name]: value });
        for (const [metric] of own) assert.strictEqual(figures?.[metric], EXPECTED[metric], name);
      }),
    );
  });

  it("never affects its neighbor in a batch", () => {
    if (recorded.ids.length < 2) return;
    const [list] = recorded.needed;
    for (const place of placesOf(recorded.body).filter((one) => one[0] === list && one[1] === 0))
      for (const odd of ODD_VALUES) {
        const figures = figuresOf(recorded, spoil(recorded.body, place, odd), 1);
        for (const [metric] of own) assert.strictEqual(figures?.[metric], EXPECTED[metric], shownPath(place));
      }
  });

  it("and several together never produce a metric that was not reported", () => {
    const places = placesOf(recorded.body);
    const spoiled = fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom<OddValue>(...ODD_VALUES)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(spoiled, (changes) => {
        const body = changes.reduce<unknown>((at, [place, odd]) => spoil(at, place, odd), recorded.body);
        const figures = figuresOf(recorded, body);
        if (figures) for (const metric of METRICS) assert.include([...allowed(metric), null], figures[metric]);
      }),
      { numRuns: 300 },
    );
  });
});

it("dropped fields are counted by name, metrics and other fields alike", () => {
  const reader = new FieldReader();
  const { body } = RECORDED.tiktok;
  const odd = spoil(spoil(spoil(body, ["data", "author"], true), ["data", "digg_count"], -1), ["data", "title"], []);
  tiktok.interpret({ status: 200, headers: {}, body: odd }, RECORDED.tiktok.ids, NOW, reader);
  expect(Object.fromEntries(reader.dropped)).toEqual({ author: 1, digg_count: 1, title: 1 });
});

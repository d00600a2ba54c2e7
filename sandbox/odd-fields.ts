/** The platforms' names of counts: play_count, likeCount, followerCount, and `count` within Instagram's edges. */
const COUNT = /(?:^c|_c|C)ount$/;
const TIME = /^(?:create_time|taken_at|taken_at_timestamp)$/;
/** Fields other than counts, and their replacements. */
const ODD: Record<string, unknown> = {
  title: 12,
  text: [],
  channelTitle: null,
  thumbnails: { medium: null, high: "none" },
  publishedAt: "yesterday",
  created_at: "",
  author: null,
  cover: {},
  owner: "someone",
  caption: "text",
  nickname: 5,
  full_name: false,
  description: {},
  signature: 0,
  biography: [],
  attachments: true,
};
const NO_COUNTS: unknown[] = [-7, 1.5, 1e20, "many", true, {}, [], ""];

/**
 * Returns the response as a source would send it after an unannounced change of types. Every count remains readable.
 */
export function withOddFields(value: unknown): unknown {
  return mapEntries(value, (key, field) => {
    if (COUNT.test(key) && typeof field === "number" && field >= 0) return String(field);
    if (COUNT.test(key) && typeof field === "string") return Number(field);
    if (TIME.test(key)) return String(field);
    return key in ODD ? ODD[key] : withOddFields(field);
  });
}

/** Returns the response with one count of each object broken, each in a different way. */
export function withBrokenCounts(value: unknown): unknown {
  let broken = 0;
  const change = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(change);
    let isFirst = true;
    return mapEntries(part, (key, field) => {
      if (!COUNT.test(key) || !isFirst) return change(field);
      isFirst = false;
      return NO_COUNTS[broken++ % NO_COUNTS.length];
    });
  };
  return change(value);
}

function mapEntries(value: unknown, map: (key: string, field: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapEntries(item, map));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, map(key, field)]));
}

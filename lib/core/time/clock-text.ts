import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time/unit-rules";

const padded = (width: number, count: number) =>
  Array.from({ length: count }, (_, value) => String(value).padStart(width, "0"));
const TWO = padded(2, 60);
const THREE = padded(3, 1000);

/**
 * Returns a function that writes times (Unix milliseconds) in UTC, such as `2025-06-30T08:26:03.730` with the separator
 * `T`. Faster than `toISOString` for a series: each date is rendered once.
 */
export function clockText(separator: string): (at: number) => string {
  let day = Number.NaN;
  let date = "";
  return (at) => {
    const own = Math.floor(at / DAY_MS);
    if (own !== day) {
      day = own;
      date = new Date(at).toISOString().slice(0, 10) + separator;
    }
    const ms = at - own * DAY_MS;
    const minute = TWO[Math.floor(ms / MINUTE_MS) % 60];
    const second = TWO[Math.floor(ms / SECOND_MS) % 60];
    return `${date}${TWO[Math.floor(ms / HOUR_MS)]}:${minute}:${second}.${THREE[ms % SECOND_MS]}`;
  };
}

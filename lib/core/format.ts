import type { DateLocale } from "@/lib/core/date-locale-rules";
import { DAY_SECONDS, HOUR_SECONDS, MINUTE_MS } from "@/lib/core/time/unit-rules";

/** Numbers, money and times as text. Pure: the same on the server and in the browser, always in English. */

/** A time zone's IANA name, and for a reader also how they write dates. Without it, the day comes first. */
export type ReaderTime = string | { zone: string; locale: DateLocale };

/** More zones than one process uses at a time. */
const MOST_KEPT = 100;

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Returns a shortened number: 1234567 → "1.23M"; exact below 10,000. */
export function formatCompact(value: number): string {
  return Math.abs(value) < 10_000 ? whole.format(value) : compact.format(value);
}

/** Returns a full number: 1234567 → "1,234,567". */
export function formatInteger(value: number): string {
  return whole.format(value);
}

/** Returns a change with its sign: 1200 → "+1,200", -3 → "−3", 0 → "±0". */
export function formatChange(value: number, format: (value: number) => string = formatCompact): string {
  if (value === 0) return "±0";
  return `${value > 0 ? "+" : "−"}${format(Math.abs(value))}`;
}

/** Memoizes `make` by key: creating a format takes longer than a hundred uses of it. */
function kept<K, F extends object>(make: (key: K) => F): (key: K) => F {
  const byKey = new Map<K, F>();
  return (key) => {
    const known = byKey.get(key);
    if (known) return known;
    const made = make(key);
    // Users choose their zone, in any spelling: the cache must not grow without bound.
    if (byKey.size >= MOST_KEPT) byKey.clear();
    byKey.set(key, made);
    return made;
  };
}

const usdFormat = kept(
  (digits: number) =>
    new Intl.NumberFormat("en-US", {
      style: "currency",
      currency: "USD",
      minimumFractionDigits: 2,
      maximumFractionDigits: Math.max(2, digits),
    }),
);

/** Returns dollars: 12.5 → "$12.50". Up to `digits` decimals if cents would hide something: 0.015 → "$0.015". */
export function formatUsd(value: number, digits = 4): string {
  const text = usdFormat(digits).format(Math.abs(value));
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `−${text}` : text;
}

const usdColumn = kept(
  (decimals: number) =>
    new Intl.NumberFormat("en-US", {
      style: "currency",
      currency: "USD",
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }),
);

/**
 * Returns a format for a column of dollars: every row gets as many decimals as the one that needs most, at least 2 and
 * at most 6, so that right-aligned amounts align on the point.
 */
export function usdColumnFormat(values: readonly number[]): (value: number) => string {
  const decimals = Math.max(
    2,
    ...values.map((value) => value.toFixed(6).replace(/0+$/, "").split(".")[1]?.length ?? 0),
  );
  return (value) => `${value < 0 ? "−" : ""}${usdColumn(decimals).format(Math.abs(value))}`;
}

/** Returns a percentage: 3.3397 → "3.34%"; two decimals below 10, one from 10 on. */
export function formatPercent(value: number): string {
  const decimals = Math.abs(value) < 10 ? 2 : 1;
  return `${value.toFixed(decimals)}%`;
}

export const zoneOf = (reader: ReaderTime): string => (typeof reader === "string" ? reader : reader.zone);

/** Returns how calendar days are written for a reader: they have no zone. */
export const daysFor = (reader: ReaderTime): ReaderTime =>
  typeof reader === "string" ? "UTC" : { ...reader, zone: "UTC" };

/** Returns a formatter of times in any zone and locale. A chart formats hundreds of them. */
export function timeFormat(options: Intl.DateTimeFormatOptions) {
  const formats = kept((key: string) => {
    const [locale, timeZone] = key.split(" ");
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  });
  /** `at`: for a calendar day without a time (`2026-11-20`), which starts at midnight UTC, the zone is UTC. */
  return (at: Date | string, reader: ReaderTime = "UTC"): string => {
    const { zone, locale } = typeof reader === "string" ? { zone: reader, locale: "en-GB" } : reader;
    return formats(`${locale} ${zone}`).format(new Date(at));
  };
}

const DAY = { day: "numeric", month: "short" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** "20 Nov 2026", "Nov 20, 2026". */
export const formatDate = timeFormat({ ...DAY, year: "numeric" });
/** "20 Nov 2026, 09:14", "Nov 20, 2026, 09:14". */
export const formatDateTime = timeFormat({ ...DAY, year: "numeric", ...TIME });
/** "20 Nov", "Nov 20": where the year is clear from context. */
export const formatDay = timeFormat(DAY);
/** "Mar 2026". */
export const formatMonth = timeFormat({ month: "short", year: "numeric" });
/** "Fri 20 Nov", "Fri, Nov 20". */
export const formatWeekday = timeFormat({ weekday: "short", ...DAY });
/** "20 Nov, 09:14", "Nov 20, 09:14". */
export const formatDayTime = timeFormat({ ...DAY, ...TIME });
/** "09:14". */
export const formatTime = timeFormat(TIME);

/** Returns hours as text, rounded down: 0.4 → "under 1 h", 7.9 → "7 h", 31 → "1 d 7 h", 500 → "20 days". */
export function formatHours(hours: number): string {
  if (hours < 1) return "under 1 h";
  const days = Math.floor(hours / 24);
  if (days === 0) return `${Math.floor(hours)} h`;
  if (days >= 7) return `${whole.format(days)} days`;
  const rest = Math.floor(hours - days * 24);
  return rest === 0 ? plural(days, "day") : `${days} d ${rest} h`;
}

/**
 * Returns the time between two moments: 11 minutes, 80 minutes, "4.4 hours", "31 hours". In minutes below 90 minutes, in
 * hours with one decimal below ten hours.
 */
export function formatDuration(from: Date | string, to: Date | string): string {
  const minutes = Math.round((new Date(to).getTime() - new Date(from).getTime()) / MINUTE_MS);
  if (minutes < 1) return "under a minute";
  if (minutes < 90 && minutes !== 60) return plural(minutes, "minute");
  const hours = minutes < 600 ? Math.round(minutes / 6) / 10 : Math.round(minutes / 60);
  return `${Number.isInteger(hours) ? whole.format(hours) : hours} ${hours === 1 ? "hour" : "hours"}`;
}

/** Returns a count with its noun: 1 → "1 video", 3 → "3 videos". */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${whole.format(count)} ${count === 1 ? noun : nouns}`;
}

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 365 * DAY_SECONDS],
  ["month", 30 * DAY_SECONDS],
  ["day", DAY_SECONDS],
  ["hour", HOUR_SECONDS],
  ["minute", 60],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** Returns "3 hours ago", "in 12 minutes", or "just now" within a minute; units are rounded down. */
export function formatRelative(value: Date | string, now: Date | number): string {
  const seconds = (new Date(value).getTime() - new Date(now).getTime()) / 1000;
  for (const [unit, length] of STEPS)
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  return "just now";
}

const BYTE_UNITS = ["kilobyte", "megabyte", "gigabyte", "terabyte"];

/** Formats the size of a file: "3.2 MB". */
export function formatBytes(bytes: number): string {
  const power = Math.min(BYTE_UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const unit = BYTE_UNITS[power - 1];
  return new Intl.NumberFormat("en-US", { style: "unit", unit, maximumFractionDigits: 1 }).format(
    bytes / 1_000 ** power,
  );
}

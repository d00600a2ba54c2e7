import { isTimeZone, zoneOffset } from "@/lib/core/time/zone-rules";

export interface ZoneOption {
  /** IANA name. */
  zone: string;
  /** "Europe / Rome". */
  name: string;
  /** Now: "UTC+1". */
  offset: string;
  keywords: string;
}

/** Runtimes list some zones under a city's former name, but also accept the current one. */
const PRESENT_NAMES: Readonly<Record<string, string>> = {
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};

function presentName(zone: string): string {
  const present = PRESENT_NAMES[zone];
  return present && isTimeZone(present) ? present : zone;
}

export function zoneOption(zone: string, at: Date): ZoneOption {
  const offset = zoneOffset(zone, at);
  const name = zone.replaceAll("_", " ").replaceAll("/", " / ");
  // A minus is typed as a hyphen.
  return { zone, name, offset, keywords: [zone, offset, offset.replace("−", "-")].join(" ") };
}

/** Every zone that the browser knows, preceded by UTC, which browsers omit. */
export const zoneOptions = (at: Date): ZoneOption[] =>
  [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone").map(presentName).sort()])].map((zone) =>
    zoneOption(zone, at),
  );

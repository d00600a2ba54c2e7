import { cookies } from "next/headers";
import { cache } from "react";
import { parseTimeZoneCookie, TIME_ZONE_COOKIE } from "@/lib/core/time/zone-rules";

/** Returns the time zone in the reader's cookie; null on a first visit. */
export const readTimeZone = cache(async () => {
  const value = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  return parseTimeZoneCookie(value);
});

/** Returns the zone for a page's prefetched data; UTC on a first visit. */
export const currentTimeZone = async (): Promise<string> => (await readTimeZone())?.zone ?? "UTC";

import { cookies } from "next/headers";
import { cache } from "react";
import { parseTimeZoneCookie, TIME_ZONE_COOKIE } from "@/lib/core/time/rules";

/** What the reader's cookie says of their time zone; null at a first visit. */
export const readTimeZone = cache(async () => {
  const value = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  return parseTimeZoneCookie(value);
});

/** The zone that a page's figures are prefetched in; UTC at a first visit. */
export const currentTimeZone = async (): Promise<string> => (await readTimeZone())?.zone ?? "UTC";

"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { DateLocale } from "@/lib/core/date-locale-rules";
import { isTimeZone, knownZone, TIME_ZONE_COOKIE } from "@/lib/core/time/zone-rules";
import { keepCookie } from "./keep-cookie";

export interface TimeZoneState {
  /** IANA name. */
  zone: string;
  /** Whether the reader chose it; otherwise it is the browser's. */
  isChosen: boolean;
}

interface TimeZoneContext extends TimeZoneState {
  locale: DateLocale;
  /** null: back to the browser's zone. */
  choose(zone: string | null): void;
}

const Zone = createContext<TimeZoneContext>({ zone: "UTC", locale: "en-US", isChosen: false, choose: () => {} });

export const browserZone = (): string => knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Stored in a cookie, so that the server renders with it too and nothing changes on hydration. */
function keep({ zone, isChosen }: TimeZoneState) {
  keepCookie(TIME_ZONE_COOKIE, encodeURIComponent(`${isChosen ? "chosen" : "browser"}:${zone}`));
}

interface TimeZoneProviderProps {
  /** The cookie's zone as read by the server; null on a first visit, which uses UTC until hydration. */
  initial: TimeZoneState | null;
  /** By the language of the browser's request. */
  locale: DateLocale;
  children: ReactNode;
}

export function TimeZoneProvider({ initial, locale, children }: TimeZoneProviderProps) {
  const [state, setState] = useState<TimeZoneState>(initial ?? { zone: "UTC", isChosen: false });
  useEffect(() => {
    if (state.isChosen) return;
    const zone = browserZone();
    if (zone !== state.zone) setState({ zone, isChosen: false });
    keep({ zone, isChosen: false });
  }, [state]);
  const value = useMemo(
    () => ({
      ...state,
      locale,
      choose(zone: string | null) {
        const next =
          zone !== null && isTimeZone(zone) ? { zone, isChosen: true } : { zone: browserZone(), isChosen: false };
        keep(next);
        setState(next);
      },
    }),
    [state, locale],
  );
  return <Zone value={value}>{children}</Zone>;
}

/** The reader's zone and locale, for times. */
export function useReaderTime() {
  const { zone, locale } = useContext(Zone);
  return useMemo(() => ({ zone, locale }), [zone, locale]);
}

/** For calendar days, which have no zone. */
export function useReaderDays() {
  const { locale } = useContext(Zone);
  return useMemo(() => ({ zone: "UTC", locale }), [locale]);
}

/** The reader's time zone. */
export const useTimeZone = (): string => useContext(Zone).zone;

export const useTimeZoneChoice = (): TimeZoneContext => useContext(Zone);

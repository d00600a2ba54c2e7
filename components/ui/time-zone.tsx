"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { isTimeZone, knownZone, TIME_ZONE_COOKIE } from "@/lib/core/time/rules";

export interface TimeZoneState {
  /** IANA name. */
  zone: string;
  /** Whether the reader chose it; otherwise it is the browser's. */
  isChosen: boolean;
}

interface TimeZoneContext extends TimeZoneState {
  /** null: the browser's again. */
  choose(zone: string | null): void;
}

const Zone = createContext<TimeZoneContext>({ zone: "UTC", isChosen: false, choose: () => {} });

export const browserZone = (): string => knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Kept in a cookie, so that the server draws in it too and nothing jumps when the page wakes up. */
function keep({ zone, isChosen }: TimeZoneState) {
  // By assignment, as the Cookie Store API is not there in every browser.
  const value = encodeURIComponent(`${isChosen ? "chosen" : "browser"}:${zone}`);
  Object.assign(document, { cookie: `${TIME_ZONE_COOKIE}=${value}; path=/; max-age=31536000; samesite=lax` });
}

/** `initial`: what the cookie told the server; null at a first visit, which is drawn in UTC until the page wakes up. */
export function TimeZoneProvider({ initial, children }: { initial: TimeZoneState | null; children: ReactNode }) {
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
      choose(zone: string | null) {
        const next =
          zone !== null && isTimeZone(zone) ? { zone, isChosen: true } : { zone: browserZone(), isChosen: false };
        keep(next);
        setState(next);
      },
    }),
    [state],
  );
  return <Zone value={value}>{children}</Zone>;
}

/** The reader's time zone. */
export const useTimeZone = (): string => useContext(Zone).zone;

export const useTimeZoneChoice = (): TimeZoneContext => useContext(Zone);

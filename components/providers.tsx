"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { makeQueryClient } from "@/components/query-client";
import { TimeZoneProvider, type TimeZoneState } from "@/components/ui/time-zone";
import { Toasts } from "@/components/ui/toasts";
import type { DateLocale } from "@/lib/core/date-locale-rules";

interface ProvidersProps {
  timeZone: TimeZoneState | null;
  dateLocale: DateLocale;
  children: ReactNode;
}

/**
 * What interactive pages need. In the layouts of their groups rather than around every page: the landing page would load
 * it all for nothing.
 */
export function Providers({ timeZone, dateLocale, children }: ProvidersProps) {
  const [client] = useState(makeQueryClient);
  return (
    <>
      <QueryClientProvider client={client}>
        <NuqsAdapter>
          <TimeZoneProvider initial={timeZone} locale={dateLocale}>
            {children}
          </TimeZoneProvider>
        </NuqsAdapter>
      </QueryClientProvider>
      <Toasts />
    </>
  );
}

"use client";

import { RouterProvider } from "@heroui/react/rac";
import { QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { makeQueryClient } from "@/components/query-client";
import { TimeZoneProvider, type TimeZoneState } from "@/components/ui/time-zone";
import { Toasts } from "@/components/ui/toasts";

interface ProvidersProps {
  nonce?: string;
  timeZone: TimeZoneState | null;
  children: ReactNode;
}

export function Providers({ nonce, timeZone, children }: ProvidersProps) {
  const router = useRouter();
  const [client] = useState(makeQueryClient);
  return (
    <ThemeProvider
      attribute={["class", "data-theme"]}
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      <QueryClientProvider client={client}>
        <NuqsAdapter>
          <TimeZoneProvider initial={timeZone}>
            <RouterProvider navigate={(href) => router.push(href)}>{children}</RouterProvider>
          </TimeZoneProvider>
        </NuqsAdapter>
      </QueryClientProvider>
      <Toasts />
    </ThemeProvider>
  );
}

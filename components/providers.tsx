"use client";

import { RouterProvider } from "@heroui/react/rac";
import { QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { makeQueryClient } from "@/components/query-client";
import { Toasts } from "@/components/ui/toasts";

export function Providers({ nonce, children }: { nonce?: string; children: ReactNode }) {
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
          <RouterProvider navigate={(href) => router.push(href)}>{children}</RouterProvider>
        </NuqsAdapter>
      </QueryClientProvider>
      <Toasts />
    </ThemeProvider>
  );
}

import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { readTimeZone } from "@/app/time-zone";
import { Providers } from "@/components/providers";

export const metadata: Metadata = {
  title: { default: "Clipscope", template: "%s · Clipscope" },
  description: "Hourly performance of social videos, in a dashboard and over REST.",
  applicationName: "Clipscope",
  manifest: "/manifest.webmanifest",
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "48x48" },
      { url: "/icon.svg", type: "image/svg+xml" },
    ],
    apple: "/apple-touch-icon.png",
  },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#121316" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the request makes every page dynamic, as scripts with a nonce must be.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme's class is set before React runs, so the server cannot know it.
    <html lang="en" suppressHydrationWarning>
      <body className="min-h-dvh bg-background text-foreground text-sm antialiased">
        <Providers nonce={nonce} timeZone={await readTimeZone()}>
          {children}
        </Providers>
      </body>
    </html>
  );
}

import "./globals.css";
import "./print.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Theme } from "@/components/theme";
import { appUrl } from "@/lib/core/env";

const DESCRIPTION = "Hourly performance of YouTube, TikTok, Instagram and X videos, in a dashboard and over REST.";

const PICTURE = {
  url: "/og-image.png",
  width: 1200,
  height: 630,
  alt: "Clipscope: see which videos take off, hour by hour",
};

/** Not a constant: APP_URL, which makes the links absolute, is known only at runtime. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(appUrl()),
    title: { default: "Clipscope", template: "%s · Clipscope" },
    description: DESCRIPTION,
    applicationName: "Clipscope",
    manifest: "/manifest.webmanifest",
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "48x48" },
        { url: "/icon.svg", type: "image/svg+xml" },
      ],
      apple: "/apple-touch-icon.png",
    },
    // Title and description are set per page. The path alone, because a query may contain a token.
    openGraph: { type: "website", siteName: "Clipscope", locale: "en_US", url: "./", images: [PICTURE] },
    twitter: { card: "summary_large_image", images: [PICTURE] },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0e0f12" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the request makes every page dynamic, as scripts with a nonce must be.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme's class is set before React runs, so the server cannot know it.
    <html lang="en" suppressHydrationWarning>
      <body className="min-h-dvh bg-background text-foreground text-sm antialiased">
        <Theme nonce={nonce}>{children}</Theme>
      </body>
    </html>
  );
}

import type { MetadataRoute } from "next";
import { PUBLIC_PAGES } from "@/app/public-pages";
import { appUrl } from "@/lib/core/env";

// APP_URL is known only at runtime, not at build time.
export const dynamic = "force-dynamic";

/** Lists the public pages. No dates: nothing records when a page's text last changed. */
export default function sitemap(): MetadataRoute.Sitemap {
  return PUBLIC_PAGES.map((page) => ({ url: new URL(page, appUrl()).href }));
}

import type { MetadataRoute } from "next";
import { appUrl } from "@/lib/core/env";

// APP_URL is known only at runtime, not at build time.
export const dynamic = "force-dynamic";

/** Keeps crawlers away from everything that answers programs, and links the sitemap. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", disallow: ["/api/", "/v1/", "/token-stat-jobs/", "/metrics", "/r/"], allow: "/" },
    sitemap: `${appUrl()}/sitemap.xml`,
  };
}

import type { MetadataRoute } from "next";
import { appUrl } from "@/lib/core/env";

// APP_URL is known only where the product runs, not where it is built.
export const dynamic = "force-dynamic";

/** Keeps crawlers off everything that answers programs, and names the sitemap. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", disallow: ["/api/", "/v1/", "/token-stat-jobs/", "/metrics"], allow: "/" },
    sitemap: `${appUrl()}/sitemap.xml`,
  };
}

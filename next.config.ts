import type { NextConfig } from "next";
import { ALIAS_REWRITES } from "./rest/dialect-of";
import { EXTERNAL_PACKAGES } from "./scripts/build/programs";
import { sourceHash } from "./scripts/build/source-hash";

const config: NextConfig = {
  agentRules: false,
  // Machines that build the same source serve the same build: pages go on when the next answer is another machine's.
  generateBuildId: async () => (await sourceHash(process.cwd())).slice(0, 20),
  // The router waits for the server instead of leaving the page for the browser's own error.
  experimental: { useOffline: true },
  // `npm run check` and `npm test` check all types. Once more here would only lengthen a newcomer's first start.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // Pictures are WebP already. server.ts answers the optimizer's address with 404.
  images: { unoptimized: true },
  // Both forms of every API path answer themselves; a redirect would break clients of the documented paths.
  skipTrailingSlashRedirect: true,
  // Before the routes on disk: a catch-all answers what lies below /api/v1 and is none of them.
  // Every page of the documentation is also there as Markdown, at its path with `.md`.
  rewrites: async () => ({
    beforeFiles: [
      ...ALIAS_REWRITES,
      { source: "/docs.md", destination: "/docs-markdown" },
      { source: "/docs/:page(.+)\\.md", destination: "/docs-markdown/:page" },
    ],
    afterFiles: [],
    fallback: [],
  }),
  serverExternalPackages: [...EXTERNAL_PACKAGES],
  // HeroUI's classes never conflict with each other, so the tenth of the script that would merge them stays away.
  turbopack: { resolveAlias: { "tailwind-variants": "tailwind-variants/lite" } },
};

export default config;

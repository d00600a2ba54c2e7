import type { NextConfig } from "next";

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // Pictures are WebP already. server.ts answers the optimizer's address with 404.
  images: { unoptimized: true },
  // Both forms of every API path answer themselves; a redirect would break clients of the documented paths.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["postgres", "sharp", "@node-rs/argon2", "pino", "undici", "nodemailer", "prom-client"],
};

export default config;

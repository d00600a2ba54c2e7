import type { NextConfig } from "next";
import { sourceHash } from "./scripts/build/source-hash";

const config: NextConfig = {
  agentRules: false,
  // Machines that build the same source serve the same build: pages go on when the next answer is another machine's.
  generateBuildId: async () => (await sourceHash(process.cwd())).slice(0, 20),
  poweredByHeader: false,
  reactStrictMode: true,
  // Pictures are WebP already. server.ts answers the optimizer's address with 404.
  images: { unoptimized: true },
  // Both forms of every API path answer themselves; a redirect would break clients of the documented paths.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["postgres", "sharp", "@node-rs/argon2", "pino", "undici", "nodemailer", "prom-client"],
};

export default config;

import { env } from "@/lib/core/env";
import type { OwnerApi, OwnerClient } from "@/lib/platforms/owner/api";
import { instagramOwner } from "@/lib/platforms/owner/instagram";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";
import { youtubeOwner } from "@/lib/platforms/owner/youtube";

export type { OwnerApi, OwnerClient } from "@/lib/platforms/owner/api";
export { OWNER_SOURCES } from "@/lib/platforms/owner/count-call";

const APIS: Record<OwnerPlatform, OwnerApi> = { youtube: youtubeOwner, instagram: instagramOwner };

export const ownerApi = (platform: OwnerPlatform): OwnerApi => APIS[platform];

/** Returns this server's OAuth client at a platform; null if it has none. The sandbox knows one for each platform. */
export function ownerClient(platform: OwnerPlatform): OwnerClient | null {
  const { SANDBOX_URL: url, ...variables } = env();
  const sandbox = url?.replace(/\/+$/, "") ?? null;
  if (sandbox)
    return platform === "youtube"
      ? { id: "sandbox.apps.googleusercontent.com", secret: "sandbox-google-secret", sandbox }
      : { id: "990602627938098", secret: "sandbox-instagram-secret", sandbox };
  const [id, secret] =
    platform === "youtube"
      ? [variables.YOUTUBE_OAUTH_CLIENT_ID, variables.YOUTUBE_OAUTH_CLIENT_SECRET]
      : [variables.INSTAGRAM_APP_ID, variables.INSTAGRAM_APP_SECRET];
  return id && secret ? { id, secret, sandbox } : null;
}

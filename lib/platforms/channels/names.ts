import type { Platform } from "@/lib/platforms/schemas";

const USERNAMES: Record<Platform, RegExp> = {
  // Handles can use most scripts.
  youtube: /^[\p{L}\p{M}\p{N}_.·-]{3,30}$/u,
  twitter: /^\w{1,15}$/,
  tiktok: /^[\w.]{2,24}$/,
  instagram: /^[\w.]{1,30}$/,
};
const IDS: Record<Platform, RegExp> = {
  youtube: /^UC[\w-]{22}$/,
  twitter: /^[1-9]\d{0,18}$/,
  tiktok: /^[1-9]\d{0,18}$/,
  instagram: /^[1-9]\d{0,18}$/,
};

/** Whether a name, without @, is valid on the platform. X rejects a whole call if one name is malformed. */
export const isUsername = (platform: Platform, name: string): boolean => USERNAMES[platform].test(name);
export const isChannelId = (platform: Platform, id: string): boolean => IDS[platform].test(id);

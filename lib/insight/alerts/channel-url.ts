import { decryptText, encryptText } from "@/lib/core/encrypted-text";

const PURPOSE = "clipscope alert channels";

/** Encrypts a channel's URL for the database, bound to the channel. */
export const encryptUrl = (url: string, channelPublicId: string): string => encryptText(PURPOSE, url, channelPublicId);

/** @returns null if it can't be decrypted because it was modified or NEXTAUTH_SECRET has changed */
export const decryptUrl = (encrypted: string, channelPublicId: string): string | null =>
  decryptText(PURPOSE, encrypted, channelPublicId);

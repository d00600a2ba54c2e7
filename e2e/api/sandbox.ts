import { randomInt } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";

const digits = (count: number) => Array.from({ length: count }, () => randomInt(1, 10)).join("");
const code = () => `C${Array.from({ length: 10 }, () => "abcdefghijklmnopqrstuvwxyz".charAt(randomInt(26))).join("")}`;

export interface SomeVideo {
  platform: "tiktok" | "youtube" | "instagram" | "twitter";
  id: string;
  link: string;
}

/** A video that no one has tracked yet; in the sandbox, every well-formed ID exists. */
export function someVideo(platform: SomeVideo["platform"] = "tiktok"): SomeVideo {
  const id = platform === "tiktok" ? `7${digits(18)}` : platform === "twitter" ? `1${digits(18)}` : code();
  const link = {
    tiktok: `https://www.tiktok.com/@user/video/${id}`,
    youtube: `https://www.youtube.com/watch?v=${id}`,
    instagram: `https://www.instagram.com/reel/${id}/`,
    twitter: `https://x.com/user/status/${id}`,
  }[platform];
  return { platform, id, link };
}

/** Makes the sandbox fail for one video, without affecting others, while `work` runs. */
export async function withFault<T>(
  request: APIRequestContext,
  sandboxUrl: string,
  fault: string,
  { platform, id }: SomeVideo,
  work: () => Promise<T>,
): Promise<T> {
  const created = await request.post(`${sandboxUrl}/control/faults`, { data: { platform, fault, ids: [id] } });
  if (created.status() !== 201) throw new Error(await created.text());
  const { id: faultId } = await created.json();
  try {
    return await work();
  } finally {
    await request.delete(`${sandboxUrl}/control/faults/${faultId}`);
  }
}

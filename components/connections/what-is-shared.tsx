import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";

const SHARED: Record<OwnerPlatform, readonly string[]> = {
  youtube: [
    "Views, engaged views and watch time per day",
    "Likes, comments, shares, and subscribers gained and lost per day",
    "Your viewers by age, gender and country",
  ],
  instagram: [
    "Reach and views per day",
    "Likes, comments, shares and saves per day",
    "Your followers by age, gender and country",
  ],
};

/** Lists what an organization sees of a connected account. */
export function WhatIsShared({ platform, organization }: { platform: OwnerPlatform; organization: string }) {
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p>
        Only <bdi>{organization}</bdi> sees these statistics, for the last 30 days and for every day until you
        disconnect:
      </p>
      <ul className="list-disc pl-5">
        {SHARED[platform].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="text-muted">
        Nothing can be posted or changed, and no password is shared. You can disconnect at any time, here or in your{" "}
        {PLATFORM_NAMES[platform]} settings.
      </p>
    </div>
  );
}

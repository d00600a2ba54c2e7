import { BadgeCheck } from "lucide-react";
import type { ListedChannel } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";

interface VerifiedMarkProps {
  channel: Pick<ListedChannel, "platform" | "is_verified">;
  size?: number;
}

/** The platform's verified mark; nothing for other channels, and where the platform doesn't report it. */
export function VerifiedMark({ channel, size = 14 }: VerifiedMarkProps) {
  if (!channel.is_verified) return null;
  const words = `Verified by ${PLATFORM_NAMES[channel.platform]}`;
  return (
    <span role="img" aria-label={words} title={words} className="shrink-0 text-accent">
      <BadgeCheck aria-hidden size={size} />
    </span>
  );
}

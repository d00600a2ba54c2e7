import { ExternalLink } from "lucide-react";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";

const LOOKS = {
  text: "inline-flex items-center gap-1 text-link underline-offset-2 hover:underline",
  button: "button button--sm button--ghost",
} as const;

interface PlatformLinkProps {
  platform: Platform;
  /** The video, post or account on the platform. */
  href: string;
  look?: keyof typeof LOOKS;
}

/** Opens a video, post or account on its platform, in a new tab. */
export function PlatformLink({ platform, href, look = "text" }: PlatformLinkProps) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={`tap-target ${LOOKS[look]}`}>
      Open on {PLATFORM_NAMES[platform]}
      <ExternalLink aria-hidden className="size-[1em] shrink-0" />
      <span className="sr-only">(opens a new tab)</span>
    </a>
  );
}

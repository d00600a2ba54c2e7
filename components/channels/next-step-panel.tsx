import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import type { ChannelProfile } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { BuySample } from "./buy-sample";
import { ImportAudience } from "./import-audience";
import type { NextStep } from "./next-step";
import { SaveToggle } from "./save-toggle";
import { missingReason } from "./words";

interface NextStepPanelProps {
  channel: ChannelProfile;
  step: NextStep;
}

/** What isn't known yet, and the one thing to do about it. */
export function NextStepPanel({ channel, step }: NextStepPanelProps) {
  const platform = PLATFORM_NAMES[channel.platform];
  const panels: Record<NextStep, { title: string; text: ReactNode; action?: ReactNode }> = {
    save: {
      title: "Save this channel",
      text: channel.is_stub
        ? "Its profile hasn't been fetched yet. Saved channels are updated now and daily."
        : "Saved channels are updated daily, with posts and, where the platform shares them, followers.",
      action: <SaveToggle channel={channel} />,
    },
    wait: { title: "Collecting the audience", text: missingReason("sample", channel.sample, channel.platform) },
    buy: {
      title: "Sample the audience",
      text: `${platform} charges per follower, so a sample is taken only on request. It shows audience quality and engaged influencers.`,
      action: <BuySample channel={channel} takenAt={null} />,
    },
    import: {
      title: "Import the audience",
      text: `${platform} shares ages, genders and countries only with the channel's owner, who can export them. Import the file to see them here.`,
      action: <ImportAudience channelId={channel.id} isReplacing={false} />,
    },
    track: {
      title: "Track a video",
      text: "None of this channel's videos is tracked. Track one to see its hourly performance here.",
      action: <LinkButton href="/videos?track=1">Track video</LinkButton>,
    },
  };
  const { title, text, action } = panels[step];
  return (
    <section
      aria-label={title}
      aria-busy={step === "wait"}
      className="panel flex flex-col items-start gap-2 p-4 md:p-5"
    >
      <h2 className="font-semibold text-base">{title}</h2>
      <p role="status" className="max-w-prose text-muted text-sm">
        {text}
      </p>
      {action && <div className="pt-1">{action}</div>}
    </section>
  );
}

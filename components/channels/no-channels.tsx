import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ChannelRowsQuery } from "@/lib/channels/channels/dashboard-schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";

/** A channel that always exists. */
export interface Example {
  platform: Platform;
  username: string;
  /** A creator of one of the organization's tracked videos, so that it appears in the creators list. */
  isCreator: boolean;
}

interface NoChannelsProps {
  list: ChannelRowsQuery["list"];
  canSave: boolean;
  example: Example | null;
}

/** What will appear in an empty list, and the next step. */
export function NoChannels({ list, canSave, example }: NoChannelsProps) {
  if (list === "creators")
    return (
      <EmptyState title="No creators yet" action={<LinkButton href="/videos">View videos</LinkButton>}>
        Creators of your tracked videos appear here within an hour.
      </EmptyState>
    );
  if (list === "all")
    return (
      <EmptyState title="No channels yet" action={<NextStep example={example} />}>
        Channels you look up and creators of tracked videos appear here.
      </EmptyState>
    );
  return (
    <EmptyState title="No saved channels yet" action={<NextStep example={example} />}>
      {canSave
        ? "Saved channels appear here and are updated daily."
        : "Your role can't save channels, but you can search for any channel."}
    </EmptyState>
  );
}

function NextStep({ example }: { example: Example | null }) {
  if (!example) return <LinkButton href="/channels?tab=find">Find a channel</LinkButton>;
  if (example.isCreator) return <LinkButton href="/channels?tab=videos">View creators of your videos</LinkButton>;
  const { platform, username } = example;
  return <LinkButton href={findAddress(example)}>{`Look up @${username} on ${PLATFORM_NAMES[platform]}`}</LinkButton>;
}

export const findAddress = ({ platform, username }: Pick<Example, "platform" | "username">) =>
  `/channels?tab=find&q=${encodeURIComponent(username)}&platform=${platform}`;

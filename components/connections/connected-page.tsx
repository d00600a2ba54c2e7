import { CopyButton } from "@/components/ui/copy-button";
import type { OwnConnection } from "@/lib/channels/connections/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { Words } from "./connect-page";
import { DisconnectForm } from "./disconnect-form";
import { WhatIsShared } from "./what-is-shared";

interface ConnectedPageProps {
  /** The address of this page, which the creator keeps. */
  link: string;
  token: string;
  connection: OwnConnection | null;
  /** Set after disconnecting. */
  ended: { isRevoked: boolean; isDeleted: boolean } | null;
}

/** A creator's own page: what they share with whom, and how they end it. It needs no account and no script. */
export function ConnectedPage({ link, token, connection, ended }: ConnectedPageProps) {
  if (ended)
    return (
      <Words title="Account disconnected">
        {ended.isDeleted ? "The stored data is deleted. " : "The stored data is kept. "}
        {!ended.isRevoked && "The platform didn't confirm the change. Also remove access in the platform's settings."}
      </Words>
    );
  if (!connection)
    return (
      <Words title="Nothing is connected">
        This link isn't connected to an account. The account may have been disconnected, or reconnected with a newer
        link.
      </Words>
    );
  const { organization, platform, username, status } = connection;
  const title = status === "disconnected" ? "Account disconnected" : `${PLATFORM_NAMES[platform]} is connected`;
  return (
    <div className="flex flex-col gap-5">
      <Words title={title}>
        <bdi className="text-foreground">{username}</bdi> is shared with{" "}
        <bdi className="text-foreground">{organization}</bdi>.
      </Words>
      <WhatIsShared platform={platform} organization={organization} />
      <div className="flex flex-col gap-2 rounded-lg border border-border p-3 text-sm">
        <p className="font-medium">Keep this link</p>
        <p className="text-muted">Use it to disconnect later. Anyone who has the link can disconnect the account.</p>
        <div className="flex items-center gap-2">
          <code className="min-w-0 flex-1 truncate text-xs">{link}</code>
          <CopyButton text={link} label="Copy link" />
        </div>
      </div>
      <DisconnectForm token={token} organization={organization} status={status} />
    </div>
  );
}

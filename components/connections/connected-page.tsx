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
        {ended.isDeleted ? "The stored figures are deleted. " : "The stored figures are kept. "}
        {!ended.isRevoked && "The platform didn't confirm it. Remove the access in the platform's settings, too."}
      </Words>
    );
  if (!connection)
    return (
      <Words title="Nothing is connected">
        No account is connected by this link. It may have been disconnected, or connected again by a newer link.
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
        <p className="text-muted">With it you can disconnect later. Anyone who has it can do that too.</p>
        <div className="flex items-center gap-2">
          <code className="min-w-0 flex-1 truncate text-xs">{link}</code>
          <CopyButton text={link} label="Copy link" />
        </div>
      </div>
      <DisconnectForm token={token} organization={organization} status={status} />
    </div>
  );
}

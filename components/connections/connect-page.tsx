import type { ReactNode } from "react";
import { FormError } from "@/components/forms/form-error";
import { Time } from "@/components/ui/time";
import { CONNECTION_FAILURE_TEXTS, type ConnectionFailure } from "@/lib/channels/connections/rules";
import type { ConnectionPage } from "@/lib/channels/connections/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { DisconnectForm } from "./disconnect-form";
import { StartForm } from "./start-form";
import { SubmitButton } from "./submit-button";
import { WhatIsShared } from "./what-is-shared";

interface ConnectPageProps {
  token: string;
  failure: ConnectionFailure | null;
  /** Null after a consent that can't be assigned to an invitation any more. */
  connection: ConnectionPage | null;
}

/** The page of an invitation: who asks, what they will see, and one button. It needs no account and no script. */
export function ConnectPage({ token, failure, connection }: ConnectPageProps) {
  const problem = failure && CONNECTION_FAILURE_TEXTS[failure];
  if (!connection) return <Words title="Not connected">{problem} To start again, open your invitation link.</Words>;
  if (connection.state === "connected")
    return (
      <div className="flex flex-col gap-4">
        <Words title={`${PLATFORM_NAMES[connection.platform]} is connected`}>
          <bdi>{connection.organization}</bdi> can see statistics for <bdi>{connection.username}</bdi>.
        </Words>
        <DisconnectForm token={token} organization={connection.organization} status={connection.status} />
      </div>
    );
  if (connection.state !== "open") return <Over connection={connection} />;
  const { organization, platform, invitedBy, expiresAt } = connection;
  const name = PLATFORM_NAMES[platform];
  return (
    <div className="flex flex-col gap-4">
      <Words title={`Share your ${name} statistics`}>
        <bdi className="text-foreground">{invitedBy}</bdi> of <bdi className="text-foreground">{organization}</bdi> is
        asking to see the statistics of your {name} account. The link works once and expires{" "}
        <Time value={expiresAt.toISOString()} />.
      </Words>
      <WhatIsShared platform={platform} organization={organization} />
      <FormError message={problem ?? undefined} />
      <StartForm platform={platform} token={token}>
        <SubmitButton>Connect {name}</SubmitButton>
      </StartForm>
    </div>
  );
}

export function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{title}</h1>
      <p className="wrap-anywhere mt-1 text-muted">{children}</p>
    </div>
  );
}

function Over({ connection }: { connection: Exclude<ConnectionPage, { state: "open" | "connected" }> }) {
  if (connection.state === "unknown")
    return (
      <Words title="Invitation not found">The link may be incomplete. Copy the full link, or ask for a new one.</Words>
    );
  const { state, organization } = connection;
  if (state === "used")
    return (
      <Words title="This invitation has already been used">
        To connect again, ask <bdi>{organization}</bdi> for a new link.
      </Words>
    );
  return (
    <Words title={state === "withdrawn" ? "This invitation was withdrawn" : "This invitation has expired"}>
      Ask <bdi>{organization}</bdi> for a new link.
    </Words>
  );
}

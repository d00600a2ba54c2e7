"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { asConnectionFailure, CONNECTION_FAILURE_TEXTS } from "@/lib/channels/connections/rules";
import type { ConnectedAccount } from "@/lib/channels/connections/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import { OWNER_PLATFORMS } from "@/lib/platforms/owner/platform-rules";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";
import { AccountTable } from "./account-table";
import { Disconnect } from "./disconnect";
import { InvitationTable } from "./invitation-table";
import { InviteCreator } from "./invite-creator";
import { connectionsQuery } from "./queries";
import { StartForm } from "./start-form";

/** The accounts whose owners share their figures, with what starts and ends it. */
export function ConnectionsSection({ canManage }: { canManage: boolean }) {
  const { data, error, refetch } = useQuery(connectionsQuery);
  const [isInviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<ConnectedAccount | null>(null);
  if (!data)
    return error ? (
      <ErrorState title="Connected accounts couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <PlaceholderRows rows={3} height={56} label="Loading connected accounts" />
    );
  const { accounts, invitations, platforms } = data;
  return (
    <section aria-labelledby="connected-accounts" className="mt-6 flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="max-w-prose">
          <h2 id="connected-accounts" className="font-semibold text-base">
            Connected accounts
          </h2>
          <p className="mt-1 text-muted text-sm">
            Owners of YouTube channels and professional Instagram accounts share their own statistics with your
            organization only: watch time, reach, and audience by age, gender and country.
          </p>
        </div>
        {canManage && platforms.length > 0 && <Actions platforms={platforms} onInvite={() => setInviting(true)} />}
      </div>
      <Outcome />
      {accounts.length > 0 ? (
        <AccountTable accounts={accounts} canManage={canManage} onDisconnect={setAsked} />
      ) : (
        <EmptyState title={platforms.length > 0 ? "Connect an account" : "Connecting isn't set up"}>
          {platforms.length > 0
            ? "Connect your own account, or send a creator an invitation link. Creators don't need a Clipscope account."
            : "This server has no OAuth client for YouTube or Instagram. Ask its operator to add one."}
        </EmptyState>
      )}
      {canManage && invitations.length > 0 && <InvitationTable invitations={invitations} />}
      {isInviting && <InviteCreator platforms={platforms} onClose={() => setInviting(false)} />}
      {asked && <Disconnect account={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function Actions({ platforms, onInvite }: { platforms: readonly OwnerPlatform[]; onInvite: () => void }) {
  return (
    <div className="flex flex-wrap gap-2">
      {OWNER_PLATFORMS.filter((platform) => platforms.includes(platform)).map((platform) => (
        <StartForm key={platform} platform={platform}>
          <button type="submit" className="button button--md button--secondary">
            Connect {PLATFORM_NAMES[platform]}
          </button>
        </StartForm>
      ))}
      <Button onPress={onInvite}>Invite creator</Button>
    </div>
  );
}

/** What came of the consent that the reader returns from. */
function Outcome() {
  const [{ connected, failed }] = useQueryStates({ connected: parseAsString, failed: parseAsString });
  const failure = asConnectionFailure(failed);
  const platform = OWNER_PLATFORMS.find((name) => name === connected);
  if (failure)
    return (
      <p role="alert" className="border-danger border-l-2 pl-3 text-sm">
        {CONNECTION_FAILURE_TEXTS[failure]}
      </p>
    );
  if (!platform) return null;
  return (
    <p role="status" className="border-success border-l-2 pl-3 text-sm">
      {PLATFORM_NAMES[platform]} connected. Its data arrives within a minute.
    </p>
  );
}

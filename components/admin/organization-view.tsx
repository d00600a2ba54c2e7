"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { BackLink } from "@/components/ui/back-link";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { Time } from "@/components/ui/time";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";
import { AuditLog } from "./audit-log";
import { LedgerSection } from "./ledger-section";
import { OrganizationActs } from "./organization-acts";
import { OverviewSection } from "./overview-section";
import { organizationQuery } from "./queries";
import { organizationParams } from "./search-params";
import { SectionLinks } from "./section-links";
import { StateLabel } from "./state-label";
import { TrackingsSection } from "./trackings-section";

export function OrganizationView({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(organizationQuery(id));
  const [{ tab }] = useQueryStates(organizationParams);
  return (
    <>
      <BackLink href="/admin/organizations">Organizations</BackLink>
      {error && (
        <ErrorState title="The organization couldn't be refreshed" onRetry={() => refetch()}>
          {error.message}
        </ErrorState>
      )}
      {!data && !error && <PlaceholderRows rows={6} label="Loading the organization" />}
      {data && (
        <>
          <Header organization={data} />
          <SectionLinks id={id} current={tab} />
          {tab === "overview" && <OverviewSection organization={data} />}
          {tab === "trackings" && <TrackingsSection id={id} />}
          {tab === "ledger" && <LedgerSection id={id} />}
          {tab === "audit" && <AuditLog organization={id} />}
        </>
      )}
    </>
  );
}

function Header({ organization }: { organization: OrganizationDetail }) {
  const { id, name, closed_at, reopenable_until, suspended_at, suspended_reason, created_at, is_own } = organization;
  return (
    <header className="mb-5 flex flex-col gap-3">
      <h1 className="break-words font-semibold text-xl tracking-tight">
        <bdi>{name}</bdi>
      </h1>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <StateLabel organization={organization} />
        <span className="text-muted">
          since <Time value={created_at} form="date" />
        </span>
        <span className="flex items-center gap-2 font-mono text-xs">
          {id}
          <CopyButton text={id} label="Copy organization ID" isIconOnly />
        </span>
      </p>
      {closed_at && (
        <p className="border-danger border-l-2 pl-3">
          Closed by an owner on <Time value={closed_at} />
          {reopenable_until ? (
            <>
              . Owners can reopen it until <Time value={reopenable_until} />.
            </>
          ) : (
            ", for good."
          )}
        </p>
      )}
      {suspended_at && (
        <p className="border-danger border-l-2 pl-3">
          Suspended <Time value={suspended_at} />: <bdi>{suspended_reason}</bdi>
        </p>
      )}
      <OrganizationActs
        organization={organization}
        hasPrimary
        acts={is_own ? ["topUp", "credits", "correct"] : ["topUp", "credits", "correct", "suspension"]}
      />
    </header>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { ConnectionsSection } from "@/components/connections/connections-section";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";
import { assignableRoles } from "@/lib/people/members/rules";
import { AuditSection } from "./audit-section";
import { MembersSection } from "./members-section";
import { membersQuery, organizationQuery } from "./queries";
import { organizationParams, SECTIONS } from "./search-params";
import { SectionLinks } from "./section-links";
import { SettingsSection } from "./settings-section";
import { membersAnswer, ORGANIZATION_TITLE } from "./words";

export function OrganizationPage() {
  const { data: organization, error, refetch } = useQuery(organizationQuery);
  const { data, error: membersError } = useQuery(membersQuery);
  const [params] = useQueryStates(organizationParams);
  if (!organization)
    return error ? (
      <ErrorState title="The organization couldn't be loaded" onRetry={() => refetch()}>
        {error.message}
      </ErrorState>
    ) : (
      <PlaceholderRows rows={4} height={56} label="Loading the organization" />
    );
  const isManager = assignableRoles(organization.role).length > 0;
  const sections = SECTIONS.filter((section) => isManager || section !== "audit");
  // The URL may name the log without access to it: the members are shown instead.
  const tab = sections.includes(params.tab) ? params.tab : "members";
  return (
    <>
      <PageHeader
        title={ORGANIZATION_TITLE}
        description={
          data ? <bdi>{membersAnswer(organization.name, data.members)}</bdi> : membersError ? undefined : "Loading…"
        }
      />
      <SectionLinks current={tab} sections={sections} />
      {tab === "members" && <MembersSection own={organization.role} />}
      {tab === "connections" && <ConnectionsSection canManage={isManager} />}
      {tab === "settings" && <SettingsSection organization={organization} />}
      {tab === "audit" && <AuditSection />}
    </>
  );
}

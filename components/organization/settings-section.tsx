"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { assignableRoles } from "@/lib/people/members/rules";
import { CLOSING_DAYS } from "@/lib/people/organizations/closing-rules";
import type { OwnOrganization } from "@/lib/people/organizations/schemas";
import { CloseOrganization } from "./close-organization";
import { EditOrganization } from "./edit-organization";
import { ExportSection } from "./lazy-sections";
import { LeaveOrganization } from "./leave-organization";
import { LogoSection } from "./logo-section";
import { ReopenOrganization } from "./reopen-organization";
import { RetentionSection } from "./retention-section";
import { SecondFactorSwitch } from "./second-factor-switch";

/** Name and time zone of the organization, and ways to leave it. */
export function SettingsSection({ organization }: { organization: OwnOrganization }) {
  const { id, name, time_zone, created_at, role } = organization;
  const canManage = assignableRoles(role).length > 0;
  const [open, setOpen] = useState<"edit" | "leave" | "close" | "reopen" | null>(null);
  const close = () => setOpen(null);
  const isClosed = organization.reopenable_until !== null;
  return (
    <>
      <Facts
        id="settings"
        title="Settings"
        facts={[
          { name: "Name", value: <bdi>{name}</bdi> },
          { name: "Default time zone", value: time_zone.replaceAll("_", " ") },
          { name: "Since", value: <Time value={created_at} form="date" /> },
          {
            name: "ID",
            value: (
              <span className="flex items-center justify-end gap-2 break-all font-mono text-xs">
                {id}
                <CopyButton text={id} label="Copy organization ID" isIconOnly />
              </span>
            ),
          },
        ]}
      >
        {canManage && (
          <Button variant="outline" size="sm" onPress={() => setOpen("edit")}>
            Edit
          </Button>
        )}
      </Facts>
      <p className="mt-2 max-w-prose text-muted text-xs">
        The default time zone is used outside the browser, for example in emails. Pages show times in your own time
        zone.
      </p>
      <LogoSection organization={organization} canManage={canManage} />
      {canManage && (
        <section aria-labelledby="security" className="mt-10">
          <h2 id="security" className="mb-3 font-semibold text-base">
            Security
          </h2>
          <SecondFactorSwitch isOn={organization.requires_second_factor} />
        </section>
      )}
      <RetentionSection organization={organization} />
      {role === "owner" && (
        <section aria-labelledby="export" className="mt-10">
          <h2 id="export" className="font-semibold text-base">
            Data export
          </h2>
          <p className="mt-1 mb-3 max-w-prose text-muted">
            One file with all of this organization's data, as JSON and CSV: videos with their hourly snapshots,
            campaigns, notes, follows, alerts, reports, members, the ledger and the audit log. Passwords, keys and other
            secrets are left out.
          </p>
          <ExportSection />
        </section>
      )}
      <section aria-labelledby="ways-out" className="mt-10">
        <h2 id="ways-out" className="font-semibold text-base">
          Leave or close
        </h2>
        <p className="mt-1 max-w-prose text-muted">
          Leaving only affects you. Owners can close the organization, which stops everything for all members, and
          reopen it within {CLOSING_DAYS} days.
        </p>
        <div className="mt-3 flex flex-wrap gap-2">
          {!isClosed && (
            <Button variant="outline" onPress={() => setOpen("leave")}>
              Leave organization
            </Button>
          )}
          {role === "owner" && !isClosed && (
            <Button variant="danger" onPress={() => setOpen("close")}>
              Close organization
            </Button>
          )}
          {role === "owner" && isClosed && (
            <Button variant="outline" onPress={() => setOpen("reopen")}>
              Reopen organization
            </Button>
          )}
        </div>
      </section>
      {open === "edit" && <EditOrganization organization={organization} onClose={close} />}
      <LeaveOrganization name={name} isOpen={open === "leave"} onClose={close} />
      <ReopenOrganization name={name} isOpen={open === "reopen"} onClose={close} />
      {open === "close" && <CloseOrganization name={name} onClose={close} />}
    </>
  );
}

"use client";

import { plural } from "@/lib/core/format";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";
import { resumeOrganization, suspendOrganization } from "./queries";
import { ReasonDialog } from "./reason-dialog";

/** Renders the dialog that suspends an organization or lifts its suspension. */
export function Suspension({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name, suspended_at, suspended_reason, running_videos, paused_videos } = organization;
  if (suspended_at)
    return (
      <ReasonDialog
        title={`Lift the suspension of ${name}`}
        submitLabel="Lift suspension"
        reasonDescription="For the audit log"
        done={`Suspension of ${name} lifted`}
        act={(reason, signal) => resumeOrganization(id, reason, signal)}
        onClose={onClose}
      >
        <p>
          Reason for the suspension: <bdi>{suspended_reason}</bdi>
        </p>
        <p>
          Keys and pages work again immediately, and {plural(paused_videos, "paused video")} resume if the balance is
          sufficient. The hours in between stay gaps, free of charge. End dates don't change.
        </p>
      </ReasonDialog>
    );
  return (
    <ReasonDialog
      title={`Suspend ${name}`}
      submitLabel="Suspend organization"
      isDangerous
      reasonDescription="Shown to the organization's members on every page"
      done={`${name} is suspended`}
      act={(reason, signal) => suspendOrganization(id, reason, signal)}
      onClose={onClose}
    >
      <p>
        Keys and pages return 403, {plural(running_videos, "tracked video")} pause immediately, no jobs run and nothing
        is charged. Collected data stays, and lifting the suspension restores access.
      </p>
    </ReasonDialog>
  );
}

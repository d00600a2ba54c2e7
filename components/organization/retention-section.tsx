"use client";

import { Button } from "@heroui/react/button";
import { useState } from "react";
import { Facts } from "@/components/ui/facts";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { RETENTION, RETENTION_KINDS } from "@/lib/people/organizations/retention-rules";
import type { OwnOrganization } from "@/lib/people/organizations/schemas";
import { periodName } from "./words";

const EditRetention = lazyOnTouch(() => import("./edit-retention").then((module) => module.EditRetention));

/** How long the organization keeps records that it can do without. Owners change it. */
export function RetentionSection({ organization }: { organization: OwnOrganization }) {
  const { retention, role, reopenable_until } = organization;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Facts
        id="retention"
        title="Data retention"
        facts={RETENTION_KINDS.map((kind) => ({ name: RETENTION[kind].name, value: periodName(retention[kind]) }))}
      >
        {role === "owner" && reopenable_until === null && (
          <Button variant="outline" size="sm" {...EditRetention.touch} onPress={() => setOpen(true)}>
            Edit retention
          </Button>
        )}
      </Facts>
      <p className="mt-2 max-w-prose text-muted text-xs">
        Older records are deleted daily. Snapshots, API usage, the ledger and the audit log are kept permanently.
      </p>
      {isOpen && <EditRetention retention={retention} onClose={() => setOpen(false)} />}
    </>
  );
}

"use client";

import { ReasonDialog } from "@/components/admin/reason-dialog";
import { PLATFORM_NAMES } from "@/components/ui/platform-glyph";
import type { UpstreamPlatform } from "@/lib/operations/jobs/schemas";
import { pausePlatform, resumePlatform } from "./queries";

/** Pauses or resumes a platform. */
export function PausePlatform({ platform: row, onClose }: { platform: UpstreamPlatform; onClose: () => void }) {
  const { platform, pause } = row;
  const name = PLATFORM_NAMES[platform];
  if (pause)
    return (
      <ReasonDialog
        title={`Resume ${name}`}
        submitLabel="Resume platform"
        reasonDescription="For the audit log"
        done={`${name} resumed`}
        act={(reason, signal) => resumePlatform(platform, reason, signal)}
        onClose={onClose}
      >
        <p>
          Reason for the pause: <bdi>{pause.reason}</bdi>
        </p>
        <p>
          Snapshots that were due less than an hour ago are collected within ten minutes; older ones stay gaps.
          Subscriber counts are updated at the next daily run, or run “Sync subscriber counts” now.
        </p>
      </ReasonDialog>
    );
  return (
    <ReasonDialog
      title={`Pause ${name}`}
      submitLabel="Pause platform"
      isDangerous
      reasonDescription="For the audit log and this page"
      done={`${name} is paused`}
      act={(reason, signal) => pausePlatform(platform, reason, signal)}
      onClose={onClose}
    >
      <p>
        Clipscope stops calling {name}: no snapshots, channel updates or subscriber counts. Hours due in the meantime
        become gaps, free of charge, and no tracking ends. New {name} videos can't be tracked.
      </p>
      <p>A pause of less than an hour causes no gaps.</p>
    </ReasonDialog>
  );
}

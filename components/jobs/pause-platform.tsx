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
        title={`Resume ${name}?`}
        submitLabel="Resume"
        reasonDescription="For the audit log"
        done={`${name} is collected again`}
        act={(reason, signal) => resumePlatform(platform, reason, signal)}
        onClose={onClose}
      >
        <p>
          It was paused because: <bdi>{pause.reason}</bdi>
        </p>
        <p>
          Hours that were due less than an hour ago are fetched within ten minutes; older ones stay gaps. Subscriber
          counts are read at their next daily turn, or run “Read subscriber counts” now.
        </p>
      </ReasonDialog>
    );
  return (
    <ReasonDialog
      title={`Pause ${name}?`}
      submitLabel="Pause"
      isDangerous
      reasonDescription="For the audit log and for whoever looks at this page"
      done={`${name} is paused`}
      act={(reason, signal) => pausePlatform(platform, reason, signal)}
      onClose={onClose}
    >
      <p>
        From now on {name} is not called at all: no readings of videos, channels or subscriber counts. Hours that are
        due meanwhile become gaps, nothing is charged for them, and no tracking ends. New videos of it are refused.
      </p>
      <p>A pause of less than an hour loses nothing.</p>
    </ReasonDialog>
  );
}

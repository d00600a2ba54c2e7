"use client";

import { Button } from "@heroui/react/button";
import Link from "next/link";
import { Modal } from "@/components/ui/modal";
import { videoTitle } from "@/components/ui/video-title";
import { plural } from "@/lib/core/format";
import type { StoppedVideos } from "@/lib/tracking/videos/dashboard-schemas";
import { statusName } from "@/lib/tracking/videos/rules";

type Line = StoppedVideos["videos"][number];

const isStopped = ({ previous_status, new_status }: Line) => previous_status !== new_status;

/** The result for each video that was to be stopped. */
export function StoppedLines({ lines, onClose }: { lines: readonly Line[] | null; onClose: () => void }) {
  const stopped = lines?.filter(isStopped).length ?? 0;
  return (
    <Modal.Backdrop isOpen={lines !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Container size="md">
        <Modal.Dialog>
          <Modal.Header>
            <Modal.Heading>
              {stopped} of {plural(lines?.length ?? 0, "video")} stopped
            </Modal.Heading>
          </Modal.Header>
          <Modal.Body>
            <ul aria-label="Results" className="max-h-80 overflow-y-auto">
              {lines?.map((line) => (
                <li key={line.id} className="flex items-center justify-between gap-4 border-rule border-b py-2 text-sm">
                  <Link href={`/videos/${line.id}`} prefetch={false} className="tap-target min-w-0 hover:underline">
                    <span dir="auto" className="line-clamp-1 break-all text-start">
                      {videoTitle(line)}
                    </span>
                  </Link>
                  <span className={`shrink-0 ${isStopped(line) ? "" : "text-muted"}`}>
                    {isStopped(line)
                      ? "Stopped"
                      : `Already ended: ${statusName(line.new_status, line.status_reason).toLowerCase()}`}
                  </span>
                </li>
              ))}
            </ul>
          </Modal.Body>
          <Modal.Footer>
            <Button onPress={onClose}>Done</Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

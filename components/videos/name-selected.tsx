"use client";

import { Button } from "@heroui/react/button";
import { Flag, Tag } from "lucide-react";
import { useState } from "react";
import { EditCampaign } from "@/components/labels/edit-campaign";
import { EditLabels } from "@/components/labels/edit-labels";
import { assignLabels, setCampaign } from "@/components/labels/queries";
import { Modal } from "@/components/ui/modal";
import type { Selection } from "@/components/ui/selection";
import { plural } from "@/lib/core/format";
import type { NameRef } from "@/lib/tracking/labels/schemas";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { useRowsChange } from "./list-changes";

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

function withLabels(row: VideoRow, add: readonly NameRef[], remove: readonly NameRef[]): VideoRow {
  const changed = new Set(ids([...add, ...remove]));
  const labels = [...row.labels.filter(({ id }) => !changed.has(id)), ...add.map(({ id, name }) => ({ id, name }))];
  return { ...row, labels: labels.sort((a, b) => a.name.localeCompare(b.name, "en", { sensitivity: "base" })) };
}

/** Labels and campaign of the selected videos, each in its dialog. */
export function NameSelected({ selection }: { selection: Selection<VideoRow> }) {
  const [open, setOpen] = useState<"labels" | "campaign" | null>(null);
  const { mutate } = useRowsChange<unknown>(selection);
  const { rows: videos } = selection;
  const close = () => setOpen(null);
  const label = ({ add, remove }: { add: NameRef[]; remove: NameRef[] }) => {
    close();
    mutate({
      send: () => assignLabels({ videos: ids(videos), add: ids(add), remove: ids(remove) }),
      apply: (row) => withLabels(row, add, remove),
      done: `Labels of ${plural(videos.length, "video")} changed`,
      change: "the label change",
    });
  };
  const move = (campaign: NameRef | null) => {
    close();
    mutate({
      send: () => setCampaign({ videos: ids(videos), campaign: campaign?.id ?? null }),
      apply: (row) => ({ ...row, campaign: campaign && { id: campaign.id, name: campaign.name } }),
      done: campaign
        ? `${plural(videos.length, "video")} moved to “${campaign.name}”`
        : `${plural(videos.length, "video")} removed from campaigns`,
      change: "the campaign change",
    });
  };
  return (
    <>
      <Button size="sm" variant="outline" onPress={() => setOpen("labels")}>
        <Tag aria-hidden />
        Labels
      </Button>
      <Button size="sm" variant="outline" onPress={() => setOpen("campaign")}>
        <Flag aria-hidden />
        Campaign
      </Button>
      <Modal.Backdrop isOpen={open !== null} onOpenChange={(isOpen) => !isOpen && close()}>
        <Modal.Container size="sm">
          <Modal.Dialog>
            <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
            {open === "labels" && <EditLabels videos={videos} onApply={label} onClose={close} />}
            {open === "campaign" && <EditCampaign videos={videos} onApply={move} onClose={close} />}
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}

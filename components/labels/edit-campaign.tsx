"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Modal } from "@/components/ui/modal";
import { plural } from "@/lib/core/format";
import type { NameRef } from "@/lib/tracking/labels/schemas";
import { CampaignChoice, NO_CAMPAIGN } from "./campaign-choice";
import { NameSearch } from "./name-search";
import { namesQuery } from "./queries";

interface EditCampaignProps {
  /** The campaign of each selected video. */
  videos: readonly { campaign: NameRef | null }[];
  onApply: (campaign: NameRef | null) => void;
  onClose: () => void;
}

/** Moves all selected videos into one campaign, out of their previous ones. */
export function EditCampaign({ videos, onApply, onClose }: EditCampaignProps) {
  const { data: names = [] } = useQuery(namesQuery("campaigns"));
  const [wanted, setWanted] = useState<string | null>(null);
  const current = new Set(videos.map(({ campaign }) => campaign?.id ?? NO_CAMPAIGN));
  const [only = null] = current.size === 1 ? current : [];
  const chosen = wanted ?? only;
  const leaving = videos.filter(({ campaign }) => campaign && campaign.id !== chosen).length;
  return (
    <>
      <Modal.Header>
        <Modal.Heading>Campaign of {plural(videos.length, "video")}</Modal.Heading>
      </Modal.Header>
      <Modal.Body>
        <NameSearch kind="campaigns" names={names} onCreated={({ id }) => setWanted(id)}>
          {(found) => (
            <CampaignChoice
              campaigns={found}
              value={chosen}
              onChange={(campaign) => setWanted(campaign?.id ?? NO_CAMPAIGN)}
              className="max-h-72"
            />
          )}
        </NameSearch>
        {wanted !== null && leaving > 0 && (
          <p role="status" className="mt-3 text-muted text-sm">
            {leaving === 1 ? "1 video leaves its" : `${leaving} videos leave their`} current campaign.
          </p>
        )}
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onClose}>
          Cancel
        </Button>
        <Button
          isDisabled={wanted === null || wanted === only}
          onPress={() => onApply(names.find(({ id }) => id === wanted) ?? null)}
        >
          Apply
        </Button>
      </Modal.Footer>
    </>
  );
}

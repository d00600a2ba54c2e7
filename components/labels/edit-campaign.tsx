"use client";

import { Button } from "@heroui/react/button";
import { Modal } from "@heroui/react/modal";
import { Radio } from "@heroui/react/radio";
import { RadioGroup } from "@heroui/react/radio-group";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { plural } from "@/lib/core/format";
import type { NameRef } from "@/lib/tracking/labels/schemas";
import { NameSearch } from "./name-search";
import { namesQuery } from "./queries";

interface EditCampaignProps {
  /** The campaign of each selected video. */
  videos: readonly { campaign: NameRef | null }[];
  onApply: (campaign: NameRef | null) => void;
  onClose: () => void;
}

const NONE = "none";

/** Moves all selected videos into one campaign, out of their previous ones. */
export function EditCampaign({ videos, onApply, onClose }: EditCampaignProps) {
  const { data: names = [] } = useQuery(namesQuery("campaigns"));
  const [wanted, setWanted] = useState<string | null>(null);
  const current = new Set(videos.map(({ campaign }) => campaign?.id ?? NONE));
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
            <RadioGroup
              aria-label="Campaign"
              value={chosen}
              onChange={setWanted}
              className="flex max-h-72 flex-col gap-0 overflow-y-auto"
            >
              {[{ id: NONE, name: "No campaign" }, ...found].map(({ id, name }) => (
                <Radio key={id} value={id}>
                  <Radio.Content className="tap-target min-h-9 items-center gap-3">
                    <Radio.Control>
                      <Radio.Indicator />
                    </Radio.Control>
                    <bdi className={`min-w-0 break-words ${id === NONE ? "text-muted" : ""}`}>{name}</bdi>
                  </Radio.Content>
                </Radio>
              ))}
            </RadioGroup>
          )}
        </NameSearch>
        {wanted !== null && leaving > 0 && (
          <p role="status" className="mt-3 text-muted text-sm">
            {leaving === 1 ? "1 of them leaves its" : `${leaving} of them leave their`} present campaign.
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

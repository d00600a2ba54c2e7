"use client";

import { Button } from "@heroui/react/button";
import { Checkbox } from "@heroui/react/checkbox";
import { SearchField } from "@heroui/react/search-field";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/components/toast";
import { Modal } from "@/components/ui/modal";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { useSettled } from "@/components/ui/settled";
import { videoTitle } from "@/components/ui/video-title";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { plural } from "@/lib/core/format";
import type { Campaign } from "@/lib/insight/campaigns/schemas";
import type { VideoRow } from "@/lib/tracking/videos/dashboard-schemas";
import { assignableQuery, refreshCampaigns, SEARCH_PAUSE_MS, setCampaignVideos } from "./queries";

interface AssignDialogProps {
  campaign: Campaign;
  isOpen: boolean;
  onClose: () => void;
}

export function AssignDialog({ campaign, isOpen, onClose }: AssignDialogProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="md" scroll="inside">
        <Modal.Dialog>
          <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
          <Modal.Header>
            <Modal.Heading>Assign videos</Modal.Heading>
          </Modal.Header>
          <AssignForm campaign={campaign} onClose={onClose} />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

const NONE_FREE = "Every video has a campaign. Search to move videos from another campaign.";

/** Finds tracked videos and moves the chosen ones into the campaign. A choice stays while the search changes. */
function AssignForm({ campaign, onClose }: Omit<AssignDialogProps, "isOpen">) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<ReadonlyMap<string, VideoRow>>(new Map());
  const { data, error, isFetching } = useQuery(assignableQuery(useSettled(text.trim().slice(0, 200), SEARCH_PAUSE_MS)));
  const found = (data?.rows ?? []).filter((video) => video.campaign?.id !== campaign.id);
  const leaving = [...chosen.values()].filter((video) => video.campaign !== null).length;
  const assign = useCancelableMutation({
    send: (signal) => setCampaignVideos(campaign.id, { add: [...chosen.keys()] }, signal),
    canceledMeans: "the campaign has the videos",
    onSuccess: async () => {
      toast.success(`${plural(chosen.size, "video")} assigned to “${campaign.name}”`);
      onClose();
      await refreshCampaigns(client);
    },
    onCanceled: () => refreshCampaigns(client),
  });
  const choose = (video: VideoRow, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(video.id, video);
    else next.delete(video.id);
    setChosen(next);
  };
  return (
    <>
      <Modal.Body className="flex flex-col gap-3">
        <SearchField aria-label="Search videos" value={text} onChange={setText}>
          <SearchField.Group className="min-h-11 md:min-h-9">
            <SearchField.SearchIcon />
            <SearchField.Input placeholder="Title, creator or link" maxLength={200} className="min-w-0" />
            <SearchField.ClearButton aria-label="Clear the search" />
          </SearchField.Group>
        </SearchField>
        {found.length === 0 && (
          <p role="status" className="py-4 text-center text-muted">
            {error?.message ?? (isFetching ? "Searching…" : text.trim() === "" ? NONE_FREE : "No other videos match.")}
          </p>
        )}
        <ul aria-label="Videos to assign" className="flex flex-col">
          {found.map((video) => (
            <li key={video.id} className="border-rule border-b last:border-b-0">
              <Checkbox isSelected={chosen.has(video.id)} onChange={(isChosen) => choose(video, isChosen)}>
                <Checkbox.Content className="tap-target min-h-11 items-center gap-3 py-1.5">
                  <Checkbox.Control>
                    <Checkbox.Indicator />
                  </Checkbox.Control>
                  <span className="min-w-0">
                    <span dir="auto" className="line-clamp-1 break-all text-start font-medium">
                      {videoTitle(video)}
                    </span>
                    <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 font-normal text-muted text-xs">
                      <PlatformGlyph platform={video.platform} />
                      <bdi className="truncate">{video.creator ?? "Unknown creator"}</bdi>
                      {video.campaign && <bdi>· in {video.campaign.name}</bdi>}
                    </span>
                  </span>
                </Checkbox.Content>
              </Checkbox>
            </li>
          ))}
        </ul>
        {leaving > 0 && (
          <p role="status" className="text-muted text-sm">
            {leaving === 1 ? "1 video leaves its" : `${leaving} videos leave their`} current campaign.
          </p>
        )}
        <p role="alert" className="text-danger empty:hidden">
          {assign.error?.message}
        </p>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onClose}>
          Cancel
        </Button>
        <Button isDisabled={chosen.size === 0} isPending={assign.isPending} onPress={() => assign.mutate()}>
          {chosen.size === 0 ? "Assign videos" : `Assign ${plural(chosen.size, "video")}`}
        </Button>
      </Modal.Footer>
    </>
  );
}

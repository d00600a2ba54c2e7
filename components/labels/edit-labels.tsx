"use client";

import { Button } from "@heroui/react/button";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Modal } from "@/components/ui/modal";
import { plural } from "@/lib/core/format";
import type { NameRef } from "@/lib/tracking/labels/schemas";
import { LabelChecks } from "./label-checks";
import { NameSearch } from "./name-search";
import { namesQuery } from "./queries";

interface EditLabelsProps {
  /** The labels of each selected video. */
  videos: readonly { labels: readonly NameRef[] }[];
  onApply: (change: { add: NameRef[]; remove: NameRef[] }) => void;
  onClose: () => void;
}

/** Adds or removes labels for all selected videos; one that only some have is unchanged until it is pressed. */
export function EditLabels({ videos, onApply, onClose }: EditLabelsProps) {
  const { data: names = [] } = useQuery(namesQuery("labels"));
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const want = (id: string, isWanted: boolean) => setWanted((before) => new Map(before).set(id, isWanted));
  const labeledCount = (id: string) => videos.filter(({ labels }) => labels.some((label) => label.id === id)).length;
  const partOf = (id: string) =>
    wanted.has(id) || labeledCount(id) === 0 || labeledCount(id) === videos.length
      ? null
      : `on ${labeledCount(id)} of them`;
  const add = names.filter(({ id }) => wanted.get(id) === true && labeledCount(id) < videos.length);
  const remove = names.filter(({ id }) => wanted.get(id) === false && labeledCount(id) > 0);
  const isChanged = add.length + remove.length > 0;
  return (
    <>
      <Modal.Header>
        <Modal.Heading>Labels of {plural(videos.length, "video")}</Modal.Heading>
      </Modal.Header>
      <Modal.Body>
        <NameSearch kind="labels" names={names} onCreated={({ id }) => want(id, true)}>
          {(found) => (
            <LabelChecks
              labels={found}
              isSelected={({ id }) => wanted.get(id) ?? labeledCount(id) === videos.length}
              partOf={({ id }) => partOf(id)}
              onChange={({ id }, isWanted) => want(id, isWanted)}
              className="max-h-72"
            />
          )}
        </NameSearch>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onClose}>
          Cancel
        </Button>
        <Button isDisabled={!isChanged} onPress={() => onApply({ add, remove })}>
          Apply
        </Button>
      </Modal.Footer>
    </>
  );
}

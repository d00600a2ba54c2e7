"use client";

import { Button } from "@heroui/react/button";
import { Plus } from "lucide-react";
import { useState } from "react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";

const AddChannelDialog = lazyOnTouch(() => import("./add-channel-dialog").then((module) => module.AddChannelDialog));

export function AddChannel() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)} {...AddChannelDialog.touch}>
        <Plus aria-hidden />
        Add channel
      </Button>
      <AddChannelDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

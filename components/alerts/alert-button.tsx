"use client";

import { Button } from "@heroui/react/button";
import { BellPlus } from "lucide-react";
import { useState } from "react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import type { AlertPreset } from "./alert-dialog";

const AlertDialog = lazyOnTouch(() => import("./alert-dialog").then((module) => module.AlertDialog));

/** Creates an alert on what the page shows. */
export function AlertButton({ preset }: { preset: AlertPreset }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outline" onPress={() => setOpen(true)} {...AlertDialog.touch}>
        <BellPlus aria-hidden />
        Alert me
      </Button>
      {isOpen && <AlertDialog preset={preset} onClose={() => setOpen(false)} />}
    </>
  );
}

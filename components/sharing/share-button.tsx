"use client";

import { Button } from "@heroui/react/button";
import { Share2 } from "lucide-react";
import { useState } from "react";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import type { ReportOf } from "@/lib/insight/reports/report-rules";

const ShareDialog = lazyOnTouch(() => import("./share-dialog").then((module) => module.ShareDialog));

/** What a new report is about. */
export interface Shared {
  of: ReportOf;
  ids: readonly string[];
  /** The title that the form starts with. */
  title: string;
}

interface ShareButtonProps {
  shared: Shared;
  size?: "sm" | "md";
  isDisabled?: boolean;
  /** Only the icon, named after what it shares. */
  isIconOnly?: boolean;
}

/** Creates a report with a link, for those who may. */
export function ShareButton({ shared, size = "md", isDisabled = false, isIconOnly = false }: ShareButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size={size}
        variant={isIconOnly ? "tertiary" : "outline"}
        isDisabled={isDisabled}
        isIconOnly={isIconOnly}
        aria-label={isIconOnly ? `Share ${shared.title}` : undefined}
        onPress={() => setOpen(true)}
        {...ShareDialog.touch}
      >
        <Share2 aria-hidden />
        {!isIconOnly && "Share"}
      </Button>
      <ShareDialog shared={shared} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

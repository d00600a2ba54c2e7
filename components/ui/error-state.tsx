"use client";

import { Button } from "@heroui/react/button";
import type { ReactNode } from "react";

interface ErrorStateProps {
  /** What is missing: "The ledger couldn't be loaded". */
  title: string;
  /** The reason, and what to do. */
  children?: ReactNode;
  onRetry?: () => void;
}

export function ErrorState({ title, children, onRetry }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className="flex min-h-40 flex-col items-start justify-center gap-2 border-danger border-l-2 py-4 pl-4"
    >
      <h2 className="font-medium text-base">{title}</h2>
      {children && <div className="max-w-prose text-muted">{children}</div>}
      {onRetry && (
        <Button size="sm" variant="outline" onPress={onRetry} className="mt-1">
          Try again
        </Button>
      )}
    </div>
  );
}

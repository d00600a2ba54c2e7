"use client";

import { ErrorState } from "@/components/ui/error-state";

export default function ChannelsError({ retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <ErrorState title="This page could not be loaded" onRetry={retry}>
      Something went wrong on our side; nothing was changed.
    </ErrorState>
  );
}

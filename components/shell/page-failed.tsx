"use client";

import { PlainLinkButton } from "@/components/shell/plain-links";

export interface PageFailedProps {
  /** `digest` names the error in the server's log. */
  error: Error & { digest?: string };
  retry: () => void;
}

export function PageFailed({ error, retry }: PageFailedProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-start gap-3 py-[12dvh]">
      <h1 className="font-semibold text-xl tracking-tight">This page couldn't be loaded</h1>
      <p className="text-muted">
        Something went wrong on our side. Try again in a moment.
        {error.digest && <> If it keeps happening, contact support with this ID: {error.digest}.</>}
      </p>
      <div className="mt-1 flex flex-wrap gap-2">
        {/* A plain button: every page loads its error page ahead, and would load React Aria with it. */}
        <button type="button" className="button button--md button--primary" onClick={retry}>
          Try again
        </button>
        <PlainLinkButton href="/videos" variant="outline">
          Go to your videos
        </PlainLinkButton>
      </div>
    </div>
  );
}

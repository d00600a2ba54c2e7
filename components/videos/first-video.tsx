import { EmptyState } from "@/components/ui/empty-state";
import { TrackVideo } from "./track-video";

interface FirstVideoProps {
  canTrack: boolean;
  exampleLink: string | null;
}

/** Shown to a new organization instead of the list. */
export function FirstVideo({ canTrack, exampleLink }: FirstVideoProps) {
  if (!canTrack)
    return (
      <EmptyState title="No video is tracked yet">
        Your role may look but not start monitoring: ask a member of your organization to track the first one.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Track your first video"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <TrackVideo exampleLink={exampleLink} opensVideo />
        </div>
      }
    >
      <p>Paste a link: views, likes and the rest are read at once, and then every hour.</p>
      {exampleLink && <p className="mt-1">The platforms are a sandbox here, so an invented link works too.</p>}
    </EmptyState>
  );
}

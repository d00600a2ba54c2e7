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
      <EmptyState title="No tracked videos yet">
        Your role can't track videos. Ask a member of your organization to track the first one.
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
      <p>Paste a link to see its numbers right away, then every hour.</p>
      {exampleLink && <p className="mt-1">Sandbox mode: any well-formed link works.</p>}
    </EmptyState>
  );
}

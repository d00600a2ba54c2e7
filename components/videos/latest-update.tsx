import { Time } from "@/components/ui/time";

export function LatestUpdate({ at }: { at: string | null }) {
  if (at === null) return <span className="text-muted">never</span>;
  return (
    <span className="relative pointer-coarse:pointer-events-none whitespace-nowrap text-muted">
      <Time value={at} form="relative" />
    </span>
  );
}

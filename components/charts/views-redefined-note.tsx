import { VIEWS_REDEFINED_NOTE } from "@/lib/platforms/view-definition-rules";

/** @param isDrawn the chart above has a line at the date */
export function ViewsRedefinedNote({ isDrawn }: { isDrawn: boolean }) {
  return (
    <p className="text-muted text-xs">
      {isDrawn && "Dashed line: "}
      {VIEWS_REDEFINED_NOTE}
    </p>
  );
}

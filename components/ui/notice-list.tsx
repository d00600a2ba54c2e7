import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface NoticeListProps {
  notices: readonly { id: string; text: string }[];
  /** For screen readers, while there are no notices. */
  none: ReactNode;
}

/** What needs attention on a page that watches over something. */
export function NoticeList({ notices, none }: NoticeListProps) {
  return (
    <div role="status" className={notices.length === 0 ? "sr-only" : "border-warning border-l-2 py-1 pl-4"}>
      {notices.length === 0 ? (
        none
      ) : (
        <ul className="flex flex-col gap-1">
          {notices.map(({ id, text }) => (
            <li key={id} className="flex gap-2">
              <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-warning-soft-foreground" />
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

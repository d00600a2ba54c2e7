import { YOUTUBE_VIEWS_REDEFINED } from "@/lib/platforms/view-definition-rules";

/**
 * Returns the key of the first point since YouTube began to change how it counts views; null unless the axis starts
 * before that moment and reaches it. Points are in chronological order.
 */
export function redefinitionKey(points: readonly { key: number; at: string | number }[]): number | null {
  const isSince = ({ at }: { at: string | number }) => new Date(at) >= YOUTUBE_VIEWS_REDEFINED.from;
  const index = points.findIndex(isSince);
  return index > 0 ? (points[index]?.key ?? null) : null;
}

import { downloadRoute } from "@/app/api/dashboard/download";
import { exportVideoRows, VideoRowsExportQuery } from "@/lib/tracking/videos/rows-export";

export const GET = downloadRoute({ right: "videos:read", query: VideoRowsExportQuery }, (ctx, { query }) =>
  exportVideoRows(ctx, query),
);

import { downloadRoute } from "@/app/api/dashboard/download";
import { exportFailedLines } from "@/lib/tracking/imports/failed-csv";
import { ImportId } from "@/lib/tracking/imports/schemas";

export const GET = downloadRoute({ right: "videos:read", params: ImportId }, (ctx, { params }) =>
  exportFailedLines(ctx, params),
);

import { endpoint } from "@/rest/dashboard/endpoint";
import { EXPORT_LIMIT, LINK_LIMIT, TRACK_LIMIT } from "@/rest/dashboard/limits";
import type * as schemas from "@/rest/dashboard/schemas/videos";

export const listVideoRows = endpoint<typeof schemas.listVideoRows>({
  method: "GET",
  path: "/api/dashboard/videos",
  right: "videos:read",
});

/** Totals over all rows of the table's filter. */
export const summarizeVideoRows = endpoint<typeof schemas.summarizeVideoRows>({
  method: "GET",
  path: "/api/dashboard/videos/summary",
  right: "videos:read",
});

export const trackVideo = endpoint<typeof schemas.trackVideo>({
  method: "POST",
  path: "/api/dashboard/videos",
  right: "videos:write",
  isIdempotent: true,
  limit: TRACK_LIMIT,
});

/** For the track dialog while a link is typed: whether the video is tracked already. */
export const checkLink = endpoint<typeof schemas.checkLink>({
  method: "GET",
  path: "/api/dashboard/videos/check",
  right: "videos:read",
  limit: LINK_LIMIT,
});

export const exportVideoRows = endpoint<typeof schemas.exportVideoRows>({
  method: "GET",
  path: "/api/dashboard/videos/export",
  right: "videos:read",
  limit: EXPORT_LIMIT,
  worksWhileClosed: true,
});

export const stopVideos = endpoint<typeof schemas.stopVideos>({
  method: "POST",
  path: "/api/dashboard/videos/stop",
  right: "videos:write",
  isIdempotent: true,
});

export const getVideoOverview = endpoint<typeof schemas.getVideoOverview>({
  method: "GET",
  path: "/api/dashboard/videos/{id}",
  right: "videos:read",
});

export const setCost = endpoint<typeof schemas.setCost>({
  method: "PUT",
  path: "/api/dashboard/videos/{id}/cost",
  right: "budgets:manage",
});

/** A video's hours. */
export const exportSeries = endpoint<typeof schemas.exportSeries>({
  method: "GET",
  path: "/api/dashboard/videos/{id}/export",
  right: "videos:read",
  limit: EXPORT_LIMIT,
  worksWhileClosed: true,
});

export const extendVideo = endpoint<typeof schemas.extendVideo>({
  method: "POST",
  path: "/api/dashboard/videos/{id}/extend",
  right: "videos:write",
  isIdempotent: true,
});

export const stopVideo = endpoint<typeof schemas.stopVideo>({
  method: "POST",
  path: "/api/dashboard/videos/{id}/stop",
  right: "videos:write",
  isIdempotent: true,
});

export const addNote = endpoint<typeof schemas.addNote>({
  method: "POST",
  path: "/api/dashboard/videos/{id}/notes",
  right: "videos:write",
  isIdempotent: true,
  status: 201,
});

export const removeNote = endpoint<typeof schemas.removeNote>({
  method: "DELETE",
  path: "/api/dashboard/videos/{id}/notes/{note}",
  right: "videos:write",
});

"use client";

/** Inside the shell, so that navigation stays available. */
export { PageFailed as default } from "@/components/shell/page-failed";

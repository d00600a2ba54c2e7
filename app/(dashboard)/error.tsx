"use client";

/** Within the shell, so that the way to the other places stays open. */
export { PageFailed as default } from "@/components/shell/page-failed";

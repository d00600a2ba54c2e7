import { getTableColumns, sql } from "drizzle-orm";
import { videoState } from "@/db/schema";

const { tail: _, ...columns } = getTableColumns(videoState);

/** A tracking's state without its packed hours: what other rooms may select of `video_state`. */
export const stateColumns = columns;

/** Whether a tracking's hours are still rows of the old tables. */
export const isUnpacked = sql<boolean>`${videoState.tail} is null`;

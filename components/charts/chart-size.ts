/** Height of a chart in pixels; known before its code is loaded, so that nothing moves when it comes. */
export const CHART_HEIGHT = 260;
/** Of one with several lines. */
export const LINES_HEIGHT = 340;

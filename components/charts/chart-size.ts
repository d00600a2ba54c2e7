/** Height of a chart in pixels; known before its code is loaded, so that nothing moves when it comes. */
export const CHART_HEIGHT = 260;
/** Of one with several lines. */
export const LINES_HEIGHT = 340;

/** `right`: room in pixels beside the last point. */
export const chartBox = (label: string, height: number, right = 8) => ({
  responsive: true,
  title: label,
  style: { width: "100%", height },
  margin: { top: 8, right, bottom: 0, left: 0 },
});

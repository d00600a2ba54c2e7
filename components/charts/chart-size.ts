/** Chart height in pixels, known before the chart's code loads, to avoid a layout shift. */
export const CHART_HEIGHT = 260;
/** Height of charts with several lines, in pixels. */
export const LINES_HEIGHT = 340;

/** `right`: space in pixels to the right of the last point. */
export const chartBox = (label: string, height: number, right = 8) => ({
  responsive: true,
  title: label,
  style: { width: "100%", height },
  margin: { top: 8, right, bottom: 0, left: 0 },
});

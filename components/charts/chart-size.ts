/** Chart height in pixels, known before the chart's code loads, to avoid a layout shift. */
export const CHART_HEIGHT = 260;
/** Height of charts with several lines, in pixels. */
export const LINES_HEIGHT = 340;

/** Height of the chart that compares two periods, in pixels. */
export const TREND_HEIGHT = 300;

/** Space in pixels to the right of charts with several lines, for the name of the line at its end. */
export const LINES_RIGHT = 20;
export const CHART_MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
export const TIME_AXIS_HEIGHT = 32;

/** `right`: space in pixels to the right of the last point. */
export const chartBox = (label: string, height: number, right = CHART_MARGIN.right) => ({
  responsive: true,
  title: label,
  style: { width: "100%", height },
  margin: { ...CHART_MARGIN, right },
});

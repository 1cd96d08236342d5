/** All that draws with recharts: one piece of code, loaded after the page. */
export { HistogramChart } from "./histogram-chart";
export { TimeChart } from "./time-chart";

// What the charts take from D3. `go run ./tools/site -vendor` bundles it from the
// packages of package.json into d3.js, so that building the site needs Go alone.
export { scaleLinear, scaleLog } from "d3-scale";
export { line, stack } from "d3-shape";

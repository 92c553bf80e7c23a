// Compiles only where the widget's types say what they should.
import type { CalculatorAttributes } from "../../embed/embed";

const fine: CalculatorAttributes = { view: "compare", "color-scheme": "dark", radius: 12, events: "answer", inputs: "" };
// @ts-expect-error there is no such view
const wrong: CalculatorAttributes = { view: "customs" };

const element = document.querySelector("section-321-calculator")!;
element.addEventListener("section321-answer", ({ detail }) => {
  if (detail.verb === "check") {
    const total: string | null | undefined = detail.total;
    // @ts-expect-error an amount is text
    const sum: number = detail.total;
    console.log(total, sum);
  } else if (detail.verb === "compare") console.log(detail.routes.map(r => r.perOrder));
  // @ts-expect-error nothing of a file is told
  else console.log(detail.request);
});
document.addEventListener("section321-error", event => console.log(event.detail.errors[0]?.code));
console.log(fine, wrong);

// Whether newer editions of the law are looked for: a choice on the page about privacy.

import { look, off } from "./kept";

const choice = document.querySelector<HTMLInputElement>("#look-editions");
if (choice) {
  choice.closest<HTMLElement>("[hidden]")!.hidden = false;
  choice.checked = !off();
  choice.addEventListener("change", () => look(choice.checked));
}

// The one script that runs in somebody else's page: it defines the element that stands for
// the calculator and puts a frame into it. Everything else happens in the frame.

import { Calculator } from "./element";

const name = "section-321-calculator";

// The page may name this script twice, or two versions of it: the first one stays.
if (!customElements.get(name)) customElements.define(name, Calculator);

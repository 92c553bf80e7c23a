// The languages that the site is read in beside English: each has a folder.

import { readdirSync } from "node:fs";

export const others = readdirSync(new URL("../languages/", import.meta.url)).filter(code => code !== "en").sort();

// What every page does beside its own work.

import { settle } from "../languages";
import "../edition/setting";
import "../offline/main";
import { age } from "../age";

settle();
age();

// What every page does beside its own work.

import { settle } from "../languages";
import "../offline/main";

settle();

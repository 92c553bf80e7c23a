import { settle } from "../languages";

settle();

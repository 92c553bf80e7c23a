// Orders of antidumping and countervailing duty that may cover goods; see flags in the description of the API.

import type { Sources } from "../contract";

export interface FlagsAnswer {
  orders: {
    case: string; kind: "antidumping" | "countervailing"; items: number[]; product: string; country: string;
    how: "named" | "under" | "beside"; numbers: string[]; text: string; latest: string; deposits: string; cite: string[];
  }[];
  about: string[];
  cite: string[];
  listedThrough: string;
  sources: Sources;
}

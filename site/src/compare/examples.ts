import { byId, el } from "../dom";
import { t } from "../language";
import type { CompareRequest } from "../draft";

// Goods whose answers differ: the T-shirt's story under the law of four days, a dear bag,
// a heavy rack, and goods that a trade program frees.
const shirt = (date: string, against: string): CompareRequest => ({
  date,
  product: { description: t`cotton T-shirt`, hts: "6109.10.00.12", origin: "CN", retailValue: "48.00", customsValue: "18.20", weightKg: "0.4" },
  orders: { perMonth: "900", unitsPerOrder: "1" },
  against,
});

/** The questions one can start from, by their names. */
const examples = (): Record<string, CompareRequest> => ({
  [t`T-shirt from China: 2021 and now`]: shirt("2026-09-01", "2021-10-21"),
  [t`The same: June and October 2025`]: shirt("2025-10-01", "2025-06-15"),
  [t`Bag from Vietnam`]: {
    date: "2026-09-01",
    product: { description: t`textile travel bag`, hts: "4202.92.31.31", origin: "VN", retailValue: "420.00", customsValue: "150.00", weightKg: "0.9" },
    orders: { perMonth: "60", unitsPerOrder: "1" },
    against: "2025-08-28",
  },
  [t`Steel rack from China`]: {
    date: "2026-09-01",
    product: {
      description: t`stainless steel kitchen rack`, hts: "7323.93.00.80", origin: "CN", retailValue: "65.00", customsValue: "22.00", weightKg: "3",
      metalWeight: { steel: "95" },
    },
    orders: { perMonth: "200", unitsPerOrder: "1" },
  },
  [t`Cabinet made in Mexico under USMCA`]: {
    date: "2026-09-01",
    product: { description: t`wooden cabinet`, hts: "9403.60.80.89", origin: "MX", retailValue: "240.00", customsValue: "110.00", weightKg: "12", claim: "S" },
    orders: { perMonth: "150", unitsPerOrder: "1" },
  },
});

/** Offers the examples as buttons. */
export function offer(take: (question: CompareRequest) => void): void {
  byId("examples").querySelector(".chips")!.append(...Object.entries(examples()).map(([name, question]) => {
    const button = el("button", { type: "button", class: "chip" }, name);
    button.addEventListener("click", () => take(question));
    return button;
  }));
}

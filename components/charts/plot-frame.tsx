import type { ReactNode } from "react";
import { chartHeight } from "./plot";

/** A drawing of fixed height with the links of its marks over it. The links say what it shows. */
export function PlotFrame({ drawing, children }: { drawing: ReactNode; children: ReactNode }) {
  return (
    <div className={`relative ${chartHeight}`}>
      <div className="absolute inset-0" aria-hidden="true">
        {drawing}
      </div>
      {children}
    </div>
  );
}

import { Button } from "@/components/ui/button";

interface FormButtonsProps {
  action: string;
  busy: boolean;
  /** Why it could not be done. */
  error: string | undefined;
  onCancel: () => void;
}

/** The end of a form: what is wrong with it as a whole, and its buttons. */
export function FormButtons({ action, busy, error, onCancel }: FormButtonsProps) {
  return (
    <>
      <p role="alert" className="text-sm text-danger-soft-foreground empty:hidden">
        {error}
      </p>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {action}
        </Button>
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </>
  );
}

"use client";

import { Kbd } from "@heroui/react/kbd";
import { Modal } from "@heroui/react/modal";
import { Switch } from "@heroui/react/switch";
import { keysAreOn, setKeysOn } from "./keys-setting";

const keys = [
  { keys: ["↓", "j"], does: "Next row" },
  { keys: ["↑", "k"], does: "Previous row" },
  { keys: ["Enter"], does: "Open the call" },
  { keys: ["]", "j"], does: "On a call: next call" },
  { keys: ["[", "k"], does: "On a call: previous call" },
  { keys: ["/"], does: "Search; on a call, find in its transcript" },
  { keys: ["n"], does: "On a call: next match" },
  { keys: ["p"], does: "On a call: previous match" },
  { keys: ["Space"], does: "On a call: play its recording, or pause" },
  { keys: ["←", "→"], does: "On a call: 5 seconds back, or on" },
  { keys: ["<", ">"], does: "On a call: slower, or faster" },
  { keys: ["?"], does: "This help" },
];

/** What the keyboard can do. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal.Backdrop isOpen onOpenChange={(open) => open || onClose()} isDismissable>
      <Modal.Container>
        <Modal.Dialog>
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading>Keyboard shortcuts</Modal.Heading>
          </Modal.Header>
          <Modal.Body>
            <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
              {keys.map(({ keys: pressed, does }) => (
                <div key={does} className="contents">
                  <dt className="flex gap-1">
                    {pressed.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
            <Switch className="mt-4" defaultSelected={keysAreOn()} onChange={setKeysOn}>
              <Switch.Content>
                <Switch.Control>
                  <Switch.Thumb />
                </Switch.Control>
                Use single keys in this browser
              </Switch.Content>
            </Switch>
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

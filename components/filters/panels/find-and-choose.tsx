"use client";

import { SearchField } from "@heroui/react/search-field";
import type { KeyboardEvent, ReactNode } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { useClosePopover } from "@/components/ui/close-popover";

interface FindAndChooseProps {
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  /** CSS classes for the height of the list, which scrolls. */
  height: string;
  /** The list of what is found. */
  children: ReactNode;
}

/** A field above a list: while the user types, arrow keys move in the list and Enter chooses. */
export function FindAndChoose({ label, placeholder, text, onText, height, children }: FindAndChooseProps) {
  const close = useClosePopover();
  // The field would clear its text first.
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  return (
    <div onKeyDownCapture={closeOnEscape}>
      <Autocomplete inputValue={text} onInputChange={onText}>
        <SearchField aria-label={label} autoFocus className="mb-2">
          <SearchField.Group>
            <SearchField.SearchIcon />
            <SearchField.Input placeholder={placeholder} />
            <SearchField.ClearButton />
          </SearchField.Group>
        </SearchField>
        {/* The keys of the field move in the list without its having the focus: by itself it could not be scrolled. */}
        <div role="group" aria-label="Results" tabIndex={0} className={`overflow-y-auto ${height}`}>
          {children}
        </div>
      </Autocomplete>
    </div>
  );
}

"use client";

import { SearchField } from "@heroui/react/search-field";
import type { ReactNode } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";

interface FindAndChooseProps {
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  /** The list of what is found. */
  children: ReactNode;
}

/** A field above a list: while the user types, arrow keys move in the list and Enter chooses. */
export function FindAndChoose({ label, placeholder, text, onText, children }: FindAndChooseProps) {
  return (
    <Autocomplete inputValue={text} onInputChange={onText}>
      <SearchField aria-label={label} autoFocus className="mb-2">
        <SearchField.Group>
          <SearchField.SearchIcon />
          <SearchField.Input placeholder={placeholder} />
          <SearchField.ClearButton />
        </SearchField.Group>
      </SearchField>
      {children}
    </Autocomplete>
  );
}

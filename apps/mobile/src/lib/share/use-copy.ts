import { setStringAsync } from 'expo-clipboard';
import { useEffect, useRef, useState } from 'react';

const SHOWN_MS = 2_500;

/** Copies a text and says so for a moment. */
export function useCopy(): { isCopied: boolean; copy: (text: string) => Promise<void> } {
  const [isCopied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (text: string) => {
    await setStringAsync(text);
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return { isCopied, copy };
}

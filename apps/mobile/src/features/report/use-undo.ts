import { useCallback, useEffect, useRef, useState } from 'react';

/** The way back stands this long. */
const SHOWN_MS = 6_000;

export interface Undo {
  message: string;
  run: () => void;
}

/** Offers to take the last act back, for a moment. */
export function useUndo(): { undo: Undo | null; offer: (undo: Undo) => void } {
  const [undo, setUndo] = useState<Undo | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const offer = useCallback(({ message, run }: Undo) => {
    clearTimeout(timer.current);
    const close = () => setUndo(null);
    setUndo({
      message,
      run: () => {
        clearTimeout(timer.current);
        close();
        run();
      },
    });
    timer.current = setTimeout(close, SHOWN_MS);
  }, []);
  return { undo, offer };
}

import { useState } from 'react';
import { useLogoutIfAccessDenied, useNotify, useRefresh } from 'react-admin';

/** Does something by the API, says how it ended, and shows the page anew. */
export function useAct(): {
  readonly isBusy: boolean;
  /** @returns whether it was done */
  readonly act: (work: () => Promise<unknown>, done?: string) => Promise<boolean>;
} {
  const [isBusy, setBusy] = useState(false);
  const notify = useNotify();
  const refresh = useRefresh();
  const logOutIfDenied = useLogoutIfAccessDenied();
  const act = async (work: () => Promise<unknown>, done = 'mi.done'): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      notify(done, { type: 'success' });
      refresh();
      return true;
    } catch (error) {
      const hasLeft = await logOutIfDenied(error);
      if (!hasLeft)
        notify(error instanceof Error ? error.message : 'ra.page.error', { type: 'error' });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, act };
}

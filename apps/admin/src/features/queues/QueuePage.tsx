import {
  staffQueuesEnter,
  staffQueuesList,
  type StaffQueueResponse,
} from '@miinventario/contracts/client';
import OpenInNew from '@mui/icons-material/OpenInNewOutlined';
import Button from '@mui/material/Button';
import { useLogoutIfAccessDenied, useNotify, useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { Page } from '../../ui/Page';
import { SimpleTable } from '../../ui/SimpleTable';
import { StatusChip } from '../../ui/StatusChip';
import { useApi } from '../../ui/use-api';
import { useFormat } from '../../ui/use-format';

const WATCH_MS = 5_000;
const BOARD = '/admin/queues';

/** The queues: what waits, what runs, what was given up; and the way to the board of jobs. */
export function QueuePage() {
  const translate = useTranslate();
  const format = useFormat();
  const query = useApi(['queues'], staffQueuesList, { everyMs: WATCH_MS });
  const title = translate('mi.pages.queues.title');
  const count = (name: 'waiting' | 'active' | 'delayed' | 'failed') => ({
    title: translate(`mi.queues.${name}`),
    isNumber: true,
    cell: (queue: StaffQueueResponse) => format.number(queue[name]),
  });
  return (
    <Page title={title} subtitle={translate('mi.pages.queues.about')} actions={<BoardButton />}>
      <Card>
        <Fetched query={query}>
          {({ items }) => (
            <SimpleTable
              label={title}
              empty={translate('mi.none')}
              rows={items}
              keyOf={({ name }) => name}
              columns={[
                {
                  title: translate('mi.fields.queue'),
                  cell: ({ name }) => translate(`mi.queue.${name}`, { _: name }),
                },
                count('waiting'),
                count('active'),
                count('delayed'),
                count('failed'),
                {
                  title: translate('mi.fields.status'),
                  cell: ({ isPaused }) => <StatusChip status={isPaused ? 'PAUSED' : 'WORKING'} />,
                },
              ]}
            />
          )}
        </Fetched>
      </Card>
    </Page>
  );
}

/** The board is a page of its own: the server opens it to this browser for a quarter of an hour. */
function BoardButton() {
  const translate = useTranslate();
  const notify = useNotify();
  const logOutIfDenied = useLogoutIfAccessDenied();
  const open = async (): Promise<void> => {
    // Opened by the click itself: later, the browser would take it for an unwanted window.
    const board = window.open('about:blank', '_blank');
    try {
      await staffQueuesEnter();
      if (board) board.location.href = BOARD;
      else window.location.assign(BOARD);
    } catch (error) {
      board?.close();
      const hasLeft = await logOutIfDenied(error);
      if (!hasLeft)
        notify(error instanceof Error ? error.message : 'ra.page.error', { type: 'error' });
    }
  };
  return (
    <Button variant="contained" size="small" startIcon={<OpenInNew />} onClick={() => void open()}>
      {translate('mi.queues.board')}
    </Button>
  );
}

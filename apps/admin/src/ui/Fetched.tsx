import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface Query<T> {
  readonly data?: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What was read, or that it is being read, or why it could not be. */
export function Fetched<T>({
  query,
  children,
}: {
  readonly query: Query<T>;
  readonly children: (value: T) => ReactNode;
}) {
  const translate = useTranslate();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null && query.error !== undefined) {
    const message = query.error instanceof Error ? query.error.message : 'ra.page.error';
    return (
      <Alert
        severity="error"
        action={
          <Button color="inherit" size="small" onClick={() => void query.refetch()}>
            {translate('mi.retry')}
          </Button>
        }
      >
        {translate(message, { _: message })}
      </Alert>
    );
  }
  return (
    <Box sx={{ display: 'grid', placeItems: 'center', minHeight: 160 }}>
      <CircularProgress aria-label={translate('ra.page.loading')} />
    </Box>
  );
}

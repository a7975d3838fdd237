import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { Banner } from '../../ui/Banner';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from './FailureState';

/** What a screen must know of the query that fills it. */
export interface Filling<T> {
  data: T | undefined;
  isError: boolean;
  error: unknown;
  refetch: () => Promise<unknown>;
}

export interface LoadedProps<T> {
  query: Filling<T>;
  /** Heights of the shapes that stand where the content will be. */
  shapes?: readonly number[];
  children: (data: T) => ReactNode;
}

/** The content once it is there; its shape before, and the way on if it does not come. */
export function Loaded<T>({ query, shapes = [88, 88, 88], children }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (query.data === undefined) {
    if (query.isError) {
      return <FailureState failure={toFailure(query.error)} onRetry={() => void query.refetch()} />;
    }
    return shapes.map((height, index) => <Skeleton key={index} height={height} />);
  }
  return (
    <>
      {query.isError && <Banner tone="info" icon="offline" message={t('shared.stale')} />}
      {children(query.data)}
    </>
  );
}

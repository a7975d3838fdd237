import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'react-admin';

/** The address of a record's page. */
export function pathOf(resource: string, id: string): string {
  return `/${resource}/${encodeURIComponent(id)}/show`;
}

/** A link to a record's page, for mouse and keyboard alike. */
export function RecordLink({
  to,
  id,
  children,
}: {
  readonly to: 'users' | 'stores' | 'sessions' | 'orders' | 'ground-truth' | 'settings';
  readonly id: string;
  readonly children: ReactNode;
}) {
  return (
    <Link to={pathOf(to, id)} onClick={(event: MouseEvent) => event.stopPropagation()}>
      {children}
    </Link>
  );
}

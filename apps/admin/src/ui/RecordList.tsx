import type { ReactElement, ReactNode } from 'react';
import { DataTable, List, Pagination, useTranslate, type RaRecord } from 'react-admin';
import { Page } from './Page';

/** A page with a table of records, newest first, as the API gives them. */
export function RecordList({
  name,
  filters,
  actions,
  rowClick = false,
  filterDefaults,
  everyMs,
  children,
}: {
  /** Of the page's texts: `mi.pages.NAME`. */
  readonly name: string;
  readonly filters?: ReactElement[];
  readonly actions?: ReactNode;
  readonly rowClick?: 'show' | 'edit' | false;
  readonly filterDefaults?: Readonly<Record<string, unknown>>;
  /** Read anew by itself, for what changes while one looks on. */
  readonly everyMs?: number;
  readonly children: ReactNode;
}) {
  const translate = useTranslate();
  return (
    <Page
      title={translate(`mi.pages.${name}.title`)}
      subtitle={translate(`mi.pages.${name}.about`)}
      actions={actions}
    >
      <List
        {...(filters ? { filters } : {})}
        {...(filterDefaults ? { filterDefaultValues: filterDefaults } : {})}
        {...(everyMs === undefined ? {} : { queryOptions: { refetchInterval: everyMs } })}
        actions={false}
        empty={false}
        exporter={false}
        perPage={25}
        pagination={<Pagination rowsPerPageOptions={[]} />}
        sx={{
          '& .RaList-content': { overflow: 'auto' },
          '& form': { pb: 1.5 },
          '& .RaFilterForm-filterFormInput .MuiFormControl-root': { my: 0 },
        }}
      >
        <DataTable<RaRecord> bulkActionButtons={false} rowClick={rowClick} size="medium">
          {children}
        </DataTable>
      </List>
    </Page>
  );
}

import { staffSessionsRetry, type StaffSessionResponse } from '@miinventario/contracts/client';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useTranslate } from 'react-admin';
import { readSession } from '../../lib/api/read-session';
import { ActButton } from '../../ui/ActButton';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { Figure } from '../../ui/Figure';
import { Grid } from '../../ui/Grid';
import { Page } from '../../ui/Page';
import { useApi } from '../../ui/use-api';
import { useFormat } from '../../ui/use-format';
import { MergedShelf } from './MergedShelf';
import { SessionFacts } from './SessionFacts';
import { SessionTables } from './SessionTables';

/** A session's report, its merged shelf with the evidence, its costs, and another try. */
export function SessionFile({ id, reason }: { readonly id: string; readonly reason: string }) {
  const query = useApi(['sessions', 'file', id], () => readSession(id, reason));
  return <Fetched query={query}>{(file) => <SessionContent file={file} />}</Fetched>;
}

function SessionContent({ file }: { readonly file: StaffSessionResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const { session, items, facings, costs } = file;
  const none = translate('mi.none');
  const cost = costs.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0);
  return (
    <Page
      title={session.name}
      subtitle={`${file.storeName} · ${format.moment(session.createdAt)}`}
      actions={
        file.mayRetry ? (
          <ActButton
            variant="contained"
            label={translate('mi.sessions.retry')}
            title={translate('mi.sessions.retry_title')}
            text={translate('mi.sessions.retry_text')}
            confirm={translate('mi.sessions.retry')}
            done="mi.sessions.retried"
            onConfirm={(reason) => staffSessionsRetry(session.id, { reason })}
          />
        ) : null
      }
    >
      {session.failure ? (
        <Alert severity="error" sx={{ mb: 2 }}>
          <AlertTitle>{session.failure.title}</AlertTitle>
          {session.failure.detail}
        </Alert>
      ) : null}
      <Grid minWidth={170}>
        <Figure
          isProud
          label={translate('mi.fields.units')}
          value={session.totals ? format.number(session.totals.units) : none}
          note={
            session.totals
              ? translate('mi.sessions.products', { smart_count: session.totals.products })
              : undefined
          }
        />
        <Figure
          label={translate('mi.sessions.unrecognised')}
          value={session.totals ? format.number(session.totals.unrecognised) : none}
        />
        <Figure label={translate('mi.sessions.facings')} value={format.number(facings.length)} />
        <Figure label={translate('mi.fields.cost')} value={format.usd(cost)} />
      </Grid>
      {facings.length === 0 ? null : (
        <Card title={translate('mi.sessions.shelf')}>
          <MergedShelf facings={facings} items={items} />
        </Card>
      )}
      <SessionFacts file={file} />
      <SessionTables items={items} costs={costs} />
    </Page>
  );
}

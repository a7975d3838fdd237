import type { StaffSessionResponse } from '@miinventario/contracts/client';
import { Link, useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Grid } from '../../ui/Grid';
import { pathOf, RecordLink } from '../../ui/RecordLink';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';

const BYTES_PER_MEGABYTE = 1_000_000;

/** What a session is, who pays it, and what its film is like. */
export function SessionFacts({ file }: { readonly file: StaffSessionResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const { session } = file;
  const none = translate('mi.none');
  const t = (name: string): string => translate(`mi.fields.${name}`);
  const { video } = session;
  return (
    <Grid minWidth={340}>
      <Card title={translate('mi.sessions.about')}>
        <Facts
          facts={[
            [t('status'), <StatusChip key="s" status={session.status} />],
            [
              t('store'),
              <Link key="t" to={pathOf('stores', session.storeId)}>
                {file.storeName}
              </Link>,
            ],
            [
              t('payer'),
              <RecordLink key="p" to="users" id={file.payerId}>
                {file.payerName}
              </RecordLink>,
            ],
            [
              t('credits'),
              session.credits === null
                ? none
                : translate(session.charged ? 'mi.sessions.charged' : 'mi.sessions.not_charged', {
                    smart_count: session.credits,
                  }),
            ],
            [
              t('provider'),
              session.provider === null
                ? none
                : translate(`mi.provider.${session.provider}`, { _: session.provider }),
            ],
            ['ID', session.id],
          ]}
        />
      </Card>
      <Card title={translate('mi.sessions.film')}>
        {video === null ? (
          translate('mi.sessions.no_film')
        ) : (
          <Facts
            facts={[
              [t('duration'), video.durationMs === null ? none : format.seconds(video.durationMs)],
              [t('size'), `${format.number(video.sizeBytes / BYTES_PER_MEGABYTE)} MB`],
              [t('resolution'), video.width === null ? none : `${video.width} × ${video.height}`],
              ...session.advice.map(
                (advice, index) => [`${t('advice')} ${index + 1}`, advice.message] as const,
              ),
            ]}
          />
        )}
      </Card>
    </Grid>
  );
}

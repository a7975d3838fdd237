import { truthAnnotationsFile, type TruthFileResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { Figure } from '../../ui/Figure';
import { Grid } from '../../ui/Grid';
import { Page } from '../../ui/Page';
import { RecordLink } from '../../ui/RecordLink';
import { useFile } from '../../ui/use-file';
import { useFormat } from '../../ui/use-format';
import { Annotator } from './Annotator';
import { TruthActs } from './TruthActs';
import { TruthLines } from './TruthLines';

/** One confirmed report: what was seen beside what was there, and whether it counts. */
export function TruthShow() {
  const query = useFile('ground-truth', truthAnnotationsFile);
  return <Fetched query={query}>{(truth) => <TruthFile truth={truth} />}</Fetched>;
}

function TruthFile({ truth }: { readonly truth: TruthFileResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const none = translate('mi.none');
  const t = (name: string): string => translate(`mi.fields.${name}`);
  return (
    <Page
      title={translate('mi.truth.title')}
      subtitle={
        <>
          {format.moment(truth.submittedAt)} ·{' '}
          <RecordLink to="sessions" id={truth.sessionId}>
            {translate('mi.truth.session')}
          </RecordLink>
        </>
      }
      actions={<TruthActs truth={truth} />}
    >
      <Grid minWidth={170}>
        <Figure
          isProud
          label={t('accuracy')}
          value={truth.accuracy === null ? none : format.percent(truth.accuracy)}
          note={truth.provider === null ? none : translate(`mi.provider.${truth.provider}`)}
        />
        <Figure label={t('units')} value={format.number(truth.facings)} />
        <Figure label={t('unitErrors')} value={format.number(truth.unitErrors)} />
        <Figure label={t('corrections')} value={format.number(truth.corrections)} />
      </Grid>
      <Annotator key={truth.version} truth={truth} />
      <Card title={translate('mi.truth.lines')}>
        <TruthLines lines={truth.lines} />
      </Card>
    </Page>
  );
}

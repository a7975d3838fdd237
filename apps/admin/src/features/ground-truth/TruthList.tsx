import { TruthListStatus, type TruthResponse } from '@miinventario/contracts/client';
import { SelectInput, useTranslate } from 'react-admin';
import { Column } from '../../ui/Column';
import { RecordLink } from '../../ui/RecordLink';
import { RecordList } from '../../ui/RecordList';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';

/** Reports that shops have confirmed; staff decide which of them providers are judged by. */
export function TruthList() {
  const translate = useTranslate();
  const format = useFormat();
  const filters = [
    <SelectInput
      key="status"
      source="status"
      label={translate('mi.fields.status')}
      choices={Object.values(TruthListStatus).map((id) => ({
        id,
        name: translate(`mi.status.${id}`),
      }))}
      alwaysOn
      sx={{ minWidth: 180 }}
    />,
  ];
  return (
    <RecordList
      name="ground-truth"
      filters={filters}
      filterDefaults={{ status: 'SUBMITTED' }}
      rowClick="show"
    >
      <Column<TruthResponse> name="report">
        {(truth) => (
          <RecordLink to="ground-truth" id={truth.id}>
            {translate('mi.truth.open')}
          </RecordLink>
        )}
      </Column>
      <Column<TruthResponse> name="date">{(truth) => format.moment(truth.submittedAt)}</Column>
      <Column<TruthResponse> name="provider">
        {({ provider }) =>
          provider === null
            ? translate('mi.none')
            : translate(`mi.provider.${provider}`, { _: provider })
        }
      </Column>
      <Column<TruthResponse> name="units" isNumber>
        {(truth) => format.number(truth.facings)}
      </Column>
      <Column<TruthResponse> name="unitErrors" isNumber>
        {(truth) => format.number(truth.unitErrors)}
      </Column>
      <Column<TruthResponse> name="accuracy" isNumber>
        {({ accuracy }) => (accuracy === null ? translate('mi.none') : format.percent(accuracy))}
      </Column>
      <Column<TruthResponse> name="status">
        {(truth) => <StatusChip status={truth.status} />}
      </Column>
    </RecordList>
  );
}

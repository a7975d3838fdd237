import type { TruthLineResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { SimpleTable } from '../../ui/SimpleTable';
import { useFormat } from '../../ui/use-format';

/** Product by product: what the provider saw, and what people say was there. */
export function TruthLines({ lines }: { readonly lines: readonly TruthLineResponse[] }) {
  const translate = useTranslate();
  const format = useFormat();
  const t = (name: string): string => translate(`mi.fields.${name}`);
  return (
    <SimpleTable
      label={translate('mi.truth.lines')}
      empty={translate('mi.none')}
      rows={lines}
      keyOf={({ productId }, index) => productId ?? String(index)}
      columns={[
        { title: t('product'), cell: ({ name }) => name ?? translate('mi.sessions.unknown') },
        { title: t('seen'), isNumber: true, cell: ({ seen }) => format.number(seen) },
        { title: t('actual'), isNumber: true, cell: ({ actual }) => format.number(actual) },
        {
          title: t('difference'),
          isNumber: true,
          cell: ({ seen, actual }) => (seen === actual ? '✓' : format.signed(seen - actual)),
        },
      ]}
    />
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Product } from '../../../lib/api/types';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Sheet } from '../../../ui/Sheet';
import { Text } from '../../../ui/Text';
import { useCreateProduct } from '../../catalogue/catalogue.queries';
import { isBarcode } from '../../catalogue/product-form.model';
import { FailureBanner } from '../../shared/FailureBanner';

export interface NewProductSheetProps {
  storeId: string;
  isOpen: boolean;
  /** The code that the camera read on it, or that the person looked for. */
  barcode?: string | null;
  /** What was typed already. */
  name?: string;
  onClose: () => void;
  onMade: (product: Product) => void;
}

const LEAST_NAME = 2;

/** A product that the catalogue lacks: its name is enough, its pictures come from the film. */
export function NewProductSheet(props: NewProductSheetProps) {
  const { storeId, isOpen, barcode, onClose, onMade } = props;
  const { t } = useTranslation();
  const create = useCreateProduct(storeId);
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? props.name ?? '';
  const hasCode = typeof barcode === 'string' && isBarcode(barcode);
  const submit = () =>
    create.mutate(
      { name: name.trim(), ...(hasCode ? { barcodes: [barcode] } : {}) },
      {
        onSuccess: (product) => {
          setTyped(null);
          onMade(product);
        },
      },
    );
  return (
    <Sheet
      isOpen={isOpen}
      title={t('review.newProduct')}
      close={t('common.cancel')}
      onClose={onClose}
    >
      <Text color="inkMuted">{t('review.newProductIntro')}</Text>
      <Field
        testID="new-product-name"
        label={t('catalogue.field.name.label')}
        placeholder={t('catalogue.field.name.example')}
        autoFocus
        value={name}
        onChangeText={setTyped}
        onSubmitEditing={submit}
      />
      {hasCode && (
        <Text variant="caption" color="inkMuted">
          {t('evidence.barcode', { barcode })}
        </Text>
      )}
      <FailureBanner error={create.error} testID="new-product-error" />
      <Button
        testID="new-product-submit"
        label={t('review.saveProduct')}
        busy={create.isPending}
        disabled={name.trim().length < LEAST_NAME}
        onPress={submit}
      />
    </Sheet>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { Field } from '../../../ui/Field';
import { Sheet } from '../../../ui/Sheet';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { FileProgress } from '../../files/components/FileProgress';
import { useMakeFile } from '../../files/files.queries';
import { FailureBanner } from '../../shared/FailureBanner';
import { copiesOf, labelSheets } from '../labels.model';

export interface LabelsSheetProps {
  storeId: string;
  productId: string;
  isOpen: boolean;
  onClose: () => void;
}

const USUAL_COPIES = '30';

/** Labels with the product's barcode and price, as a PDF for the sheets that shops sell. */
export function LabelsSheet({ storeId, productId, isOpen, onClose }: LabelsSheetProps) {
  const { t } = useTranslation();
  const make = useMakeFile(storeId);
  const [sheet, setSheet] = useState<(typeof labelSheets)[number]>('AVERY_5160');
  const [text, setText] = useState(USUAL_COPIES);
  const copies = copiesOf(text);
  const close = () => {
    make.reset();
    onClose();
  };
  return (
    <Sheet isOpen={isOpen} title={t('labels.title')} close={t('common.close')} onClose={close}>
      <FailureBanner error={make.error} testID="labels-error" />
      {make.data !== undefined ? (
        <FileProgress storeId={storeId} file={make.data} />
      ) : (
        <>
          <Text variant="label">{t('labels.sheet')}</Text>
          <View role="radiogroup" aria-label={t('labels.sheet')} style={styles.chips}>
            {labelSheets.map((each) => (
              <Chip
                key={each}
                testID={`labels-${each}`}
                label={t(`labels.sheets.${each}`)}
                isChosen={each === sheet}
                onPress={() => setSheet(each)}
              />
            ))}
          </View>
          <Field
            testID="labels-copies"
            label={t('labels.copies')}
            inputMode="numeric"
            value={text}
            onChangeText={setText}
          />
          <Button
            testID="labels-submit"
            label={t('labels.make')}
            icon="barcode"
            busy={make.isPending}
            disabled={copies === undefined}
            onPress={() => {
              if (copies === undefined) return;
              make.mutate({
                kind: 'LABELS',
                format: 'pdf',
                sheet,
                labels: [{ productId, copies }],
              });
            }}
          />
        </>
      )}
    </Sheet>
  );
}

const styles = StyleSheet.create({
  chips: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
});

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Scanner } from '../../lib/scan/Scanner';
import type { ScannerFault } from '../../lib/scan/scanner.props';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Text } from '../../ui/Text';
import { radius, sceneColors, space } from '../../ui/theme/tokens';

export interface ScanSheetProps {
  isOpen: boolean;
  onClose: () => void;
  onCode: (code: string) => void;
}

/** Reads a barcode by the camera; whoever has none types the number under the bars. */
export function ScanSheet({ isOpen, onClose, onCode }: ScanSheetProps) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<ScannerFault | null>(null);
  const [typed, setTyped] = useState('');
  return (
    <Sheet isOpen={isOpen} title={t('scan.title')} close={t('common.close')} onClose={onClose}>
      {fault === null ? (
        <View style={styles.scene} testID="scan-scene">
          {isOpen && <Scanner onCode={onCode} onFault={setFault} />}
          <View aria-hidden style={styles.line} />
        </View>
      ) : (
        <Banner testID="scan-fault" tone="warning" message={t(`scan.fault.${fault}`)} />
      )}
      <Text variant="caption" color="inkMuted">
        {t('scan.hint')}
      </Text>
      <Field
        testID="scan-typed"
        label={t('scan.typed')}
        placeholder={t('catalogue.field.barcode.example')}
        icon="barcode"
        inputMode="numeric"
        maxLength={48}
        value={typed}
        onChangeText={setTyped}
      />
      <Button
        testID="scan-use"
        label={t('scan.use')}
        disabled={typed.trim().length < 4}
        onPress={() => onCode(typed.trim())}
      />
    </Sheet>
  );
}

const styles = StyleSheet.create({
  scene: {
    height: 220,
    borderRadius: radius.lg,
    overflow: 'hidden',
    backgroundColor: sceneColors.black,
    justifyContent: 'center',
  },
  line: { height: 2, marginHorizontal: space.xl, backgroundColor: sceneColors.record },
});

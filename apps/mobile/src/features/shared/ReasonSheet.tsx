import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { Text } from '../../ui/Text';

export interface ReasonSheetProps {
  isOpen: boolean;
  title: string;
  hint: string;
  onClose: () => void;
  onGive: (reason: string) => void;
}

/** Why: it is kept with the count, and those who count read it. */
export function ReasonSheet({ isOpen, title, hint, onClose, onGive }: ReasonSheetProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <Sheet isOpen={isOpen} title={title} close={t('common.cancel')} onClose={onClose}>
      <Text color="inkMuted">{hint}</Text>
      <Field
        testID="reason"
        label={t('counts.reason')}
        placeholder={t('counts.reasonExample')}
        multiline
        maxLength={500}
        value={reason}
        onChangeText={setReason}
      />
      <Button
        testID="reason-submit"
        label={title}
        disabled={reason.trim() === ''}
        onPress={() => {
          onGive(reason.trim());
          setReason('');
        }}
      />
    </Sheet>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { IconButton } from '../../../ui/IconButton';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Text } from '../../../ui/Text';
import { FailureBanner } from '../../shared/FailureBanner';
import { Loaded } from '../../shared/Loaded';
import { useAliases, useChangeAliases } from '../product-acts.queries';

export interface AliasesSheetProps {
  storeId: string;
  productId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** The longest name that the server takes. */
const LONGEST_ALIAS = 200;

/** The other names of a product: what they are, one more, one less. */
export function AliasesSheet({ storeId, productId, isOpen, onClose }: AliasesSheetProps) {
  const { t } = useTranslation();
  const aliases = useAliases(storeId, productId, isOpen);
  const change = useChangeAliases(storeId, productId);
  const [typed, setTyped] = useState('');
  const alias = typed.trim();
  const close = () => {
    setTyped('');
    change.reset();
    onClose();
  };
  const add = () => {
    if (alias !== '' && !change.isPending) {
      change.mutate({ kind: 'add', alias }, { onSuccess: () => setTyped('') });
    }
  };
  return (
    <Sheet isOpen={isOpen} title={t('aliases.title')} close={t('common.close')} onClose={close}>
      <Text color="inkMuted">{t('aliases.intro')}</Text>
      <FailureBanner error={change.error} testID="alias-error" />
      <Loaded query={aliases} shapes={[60]}>
        {(names) =>
          names.length === 0 ? (
            <Text testID="aliases-none">{t('aliases.none')}</Text>
          ) : (
            <ListGroup>
              {names.map((name, index) => (
                <ListRow
                  key={name.id}
                  testID={`alias-${index}`}
                  title={name.alias}
                  detail={t(`aliases.source.${name.source}`)}
                  end={
                    <IconButton
                      testID={`alias-remove-${index}`}
                      icon="trash"
                      label={t('aliases.remove', { alias: name.alias })}
                      onPress={() => change.mutate({ kind: 'remove', aliasId: name.id })}
                    />
                  }
                />
              ))}
            </ListGroup>
          )
        }
      </Loaded>
      <Field
        testID="alias-new"
        label={t('aliases.new')}
        placeholder={t('aliases.example')}
        maxLength={LONGEST_ALIAS}
        value={typed}
        onChangeText={setTyped}
        onSubmitEditing={add}
      />
      <Button
        testID="alias-add"
        label={t('aliases.add')}
        icon="plus"
        busy={change.isPending}
        disabled={alias === ''}
        onPress={add}
      />
    </Sheet>
  );
}
